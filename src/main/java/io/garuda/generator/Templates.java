package io.garuda.generator;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The texts that generators fill in: Mustache, where {@code {{name}}} stands for a value, without escapes. */
final class Templates {
  private static final Mustache.Compiler MUSTACHE =
      Mustache.compiler().escapeHTML(false).emptyStringIsFalse(true);

  private final Path own;

  /**
   * Will prefer a user's own templates.
   *
   * @param own a folder that may have some, named as ours
   */
  Templates(Path own) {
    this.own = own;
  }

  /**
   * Will fill in a template.
   *
   * @throws GeneratorException if it names a value that it is not given
   */
  String render(String name, Map<String, ?> values) {
    try {
      return MUSTACHE.compile(text(name)).execute(values);
    } catch (MustacheException e) {
      throw new GeneratorException(
          "expected a template that can be filled in, got: " + name + ": " + e.getMessage(), e);
    }
  }

  /** Will return a template as it is. */
  String text(String name) {
    Path replaced = own.resolve(name);
    try {
      if (Files.isRegularFile(replaced)) {
        return Files.readString(replaced);
      }
      try (InputStream in = Templates.class.getResourceAsStream(name)) {
        if (in == null) {
          throw new IllegalArgumentException("expected a template, got: " + name);
        }
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
    } catch (IOException e) {
      throw new GeneratorException(
          "expected a template that can be read, got: " + name + ": " + e, e);
    }
  }
}
