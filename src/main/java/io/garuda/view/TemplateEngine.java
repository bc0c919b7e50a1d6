package io.garuda.view;

import java.util.List;
import java.util.Map;

/** Renders templates by name; one instance serves all threads. */
public interface TemplateEngine {
  /**
   * Will render a template inside its layouts as UTF-8.
   *
   * @param layouts from the inner to the outer
   * @param assigns for all; the engine adds {@code content} for each layout
   */
  byte[] render(String template, List<String> layouts, Map<String, Object> assigns);
}
