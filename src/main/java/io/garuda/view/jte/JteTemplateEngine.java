package io.garuda.view.jte;

import gg.jte.Content;
import gg.jte.ContentType;
import gg.jte.TemplateOutput;
import io.garuda.view.TemplateEngine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Renders jte templates that the build compiled into classes, or in development what stands in a folder.
 *
 * <p>A value is escaped for the place where it stands: text, attribute, URL, style or script. An
 * attribute with a URL takes {@code http}, {@code https}, {@code mailto}, {@code tel}, {@code sms} and relative
 * ones, and shows {@code about:invalid#refused} for others. In a script a value is a string, with or
 * without quotes around it. In an event handler it is refused.
 */
public final class JteTemplateEngine implements TemplateEngine {
  /** Where the build puts compiled templates unless it is told otherwise. */
  public static final String DEFAULT_PACKAGE = "gg.jte.generated.precompiled";

  private final gg.jte.TemplateEngine engine;
  private final ClassLoader loader;

  private JteTemplateEngine(gg.jte.TemplateEngine engine, ClassLoader loader) {
    this.engine = engine;
    this.loader = loader;
  }

  /** Will use the templates compiled into {@link #DEFAULT_PACKAGE} of this application. */
  public static JteTemplateEngine precompiled() {
    return precompiled(Thread.currentThread().getContextClassLoader(), DEFAULT_PACKAGE);
  }

  /** Will use the templates compiled into a package. */
  public static JteTemplateEngine precompiled(ClassLoader loader, String packageName) {
    return new JteTemplateEngine(
        gg.jte.TemplateEngine.createPrecompiled(null, ContentType.Html, loader, packageName),
        loader);
  }

  /**
   * Will make an engine that compiles the templates of a folder, each again once it has changed; for
   * development.
   *
   * @param classes a folder for what it compiles
   * @return empty if there is no folder of templates, or jte's compiler is not among the libraries
   */
  public Optional<JteTemplateEngine> reloading(Path templates, Path classes) {
    return Files.isDirectory(templates) && HotTemplates.isPossible(loader)
        ? Optional.of(new JteTemplateEngine(HotTemplates.open(templates, classes, loader), loader))
        : Optional.empty();
  }

  @Override
  public byte[] render(String template, List<String> layouts, Map<String, Object> assigns) {
    SafeOutput output = new SafeOutput();
    write(template, layouts, assigns, output);
    return output.toByteArray();
  }

  private void write(
      String template, List<String> layouts, Map<String, Object> assigns, TemplateOutput output) {
    if (layouts.isEmpty()) {
      engine.render(template + ".jte", assigns, output);
    } else {
      int outer = layouts.size() - 1;
      Map<String, Object> more = new HashMap<>(assigns);
      Content content = inner -> write(template, layouts.subList(0, outer), assigns, inner);
      more.put("content", content);
      engine.render(layouts.get(outer) + ".jte", more, output);
    }
  }
}
