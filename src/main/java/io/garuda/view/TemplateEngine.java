package io.garuda.view;

import java.util.Map;
import java.util.Optional;

/** Renders templates by name; one instance serves all threads. */
public interface TemplateEngine {
  /**
   * Will render a template, inside a layout if one is given, as UTF-8.
   *
   * @param assigns for both; the engine adds {@code content} for the layout
   */
  byte[] render(String template, Optional<String> layout, Map<String, Object> assigns);
}
