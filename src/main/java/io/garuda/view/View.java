package io.garuda.view;

import io.garuda.assigns.Key;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A page as a value: a template, what it is given, and the layout around it; immutable.
 *
 * <p>The layout is given the same assigns, and the page as {@code content}; so is the root layout,
 * with page and layout.
 */
public final class View {
  /** Names the layout of views that name none themselves; put by the plug {@code PutLayout}. */
  public static final Key<String> LAYOUT = Key.of("layout", String.class);

  /** Names the layout around the layout, the whole document; put by {@code PutRootLayout}. */
  public static final Key<String> ROOT_LAYOUT = Key.of("root_layout", String.class);

  private final @Nullable String template;
  private final String text;
  private final Map<String, Object> assigns;
  private final @Nullable String layout;
  private final boolean bare;
  private final int status;

  private View(
      @Nullable String template,
      String text,
      Map<String, Object> assigns,
      @Nullable String layout,
      boolean bare,
      int status) {
    this.template = template;
    this.text = text;
    this.assigns = assigns;
    this.layout = layout;
    this.bare = bare;
    this.status = status;
  }

  /** Will make a view of a template such as {@code room/show}. */
  public static View of(String template) {
    return new View(template, "", Map.of(), null, false, 0);
  }

  /** Will make a view of this text alone, escaped, in no layout. */
  public static View text(String text) {
    return new View(null, text, Map.of(), null, true, 0);
  }

  /** Will return this view with a value for its template. */
  public View assign(String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(assigns);
    more.put(name, value);
    return new View(template, text, Collections.unmodifiableMap(more), layout, bare, status);
  }

  /** Will return this view in a layout such as {@code layout/app}. */
  public View layout(String name) {
    return new View(template, text, assigns, name, false, status);
  }

  /** Will return this view without any layout, root layout included, for parts of pages. */
  public View withoutLayout() {
    return new View(template, text, assigns, null, true, status);
  }

  /** Will return this view answered with another status than 200. */
  public View status(int code) {
    return new View(template, text, assigns, layout, bare, code);
  }

  /** Will return the template; none for a view of text. */
  public Optional<String> template() {
    return Optional.ofNullable(template);
  }

  public String text() {
    return text;
  }

  public Map<String, Object> assigns() {
    return assigns;
  }

  /** Will return the layouts from the inner to the outer, given those of the pipeline. */
  List<String> layouts(Optional<String> piped, Optional<String> root) {
    return bare
        ? List.of()
        : Stream.concat(Optional.ofNullable(layout).or(() -> piped).stream(), root.stream())
            .toList();
  }

  public OptionalInt status() {
    return status == 0 ? OptionalInt.empty() : OptionalInt.of(status);
  }

  @Override
  public String toString() {
    return template == null ? "View.text" : "View[" + template + "]";
  }
}
