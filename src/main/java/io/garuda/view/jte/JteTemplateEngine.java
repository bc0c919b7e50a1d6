package io.garuda.view.jte;

import gg.jte.Content;
import gg.jte.ContentType;
import gg.jte.TemplateOutput;
import gg.jte.output.Utf8ByteOutput;
import io.garuda.view.TemplateEngine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Renders jte templates that the build compiled into classes. */
public final class JteTemplateEngine implements TemplateEngine {
  /** Where the build puts compiled templates unless it is told otherwise. */
  public static final String DEFAULT_PACKAGE = "gg.jte.generated.precompiled";

  private final gg.jte.TemplateEngine engine;

  private JteTemplateEngine(gg.jte.TemplateEngine engine) {
    this.engine = engine;
  }

  /** Will use the templates compiled into {@link #DEFAULT_PACKAGE} of this application. */
  public static JteTemplateEngine precompiled() {
    return precompiled(Thread.currentThread().getContextClassLoader(), DEFAULT_PACKAGE);
  }

  /** Will use the templates compiled into a package. */
  public static JteTemplateEngine precompiled(ClassLoader loader, String packageName) {
    return new JteTemplateEngine(
        gg.jte.TemplateEngine.createPrecompiled(null, ContentType.Html, loader, packageName));
  }

  @Override
  public byte[] render(String template, Optional<String> layout, Map<String, Object> assigns) {
    Utf8ByteOutput output = new Utf8ByteOutput();
    if (layout.isPresent()) {
      Map<String, Object> outer = new HashMap<>(assigns);
      outer.put("content", new Page(template, assigns));
      engine.render(file(layout.get()), outer, output);
    } else {
      engine.render(file(template), assigns, output);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(output.getContentLength());
    try {
      output.writeTo(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static String file(String name) {
    return name + ".jte";
  }

  private final class Page implements Content {
    private final String template;
    private final Map<String, Object> assigns;

    Page(String template, Map<String, Object> assigns) {
      this.template = template;
      this.assigns = assigns;
    }

    @Override
    public void writeTo(TemplateOutput output) {
      engine.render(file(template), assigns, output);
    }
  }
}
