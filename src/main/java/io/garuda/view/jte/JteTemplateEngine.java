package io.garuda.view.jte;

import gg.jte.Content;
import gg.jte.ContentType;
import gg.jte.TemplateOutput;
import io.garuda.view.TemplateEngine;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Renders jte templates that the build compiled into classes.
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
