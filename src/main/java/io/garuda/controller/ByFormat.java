package io.garuda.controller;

import io.garuda.view.View;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers in the format that the pipeline negotiated ({@code render(conn, :show)}); immutable.
 *
 * <pre>{@code
 * return ByFormat.html(() -> RoomHtml.show(room)).json(() -> RoomJson.show(room));
 * }</pre>
 */
public final class ByFormat {
  private final Map<String, Supplier<?>> formats;

  private ByFormat(Map<String, Supplier<?>> formats) {
    this.formats = formats;
  }

  public static ByFormat html(Supplier<View> page) {
    return new ByFormat(Map.of("html", page));
  }

  /** Will answer JSON with what Jackson makes of a value. */
  public ByFormat json(Supplier<?> value) {
    return format("json", value);
  }

  /** Will answer another format that the pipeline accepts, such as {@code csv}. */
  public ByFormat format(String name, Supplier<?> value) {
    Map<String, Supplier<?>> more = new LinkedHashMap<>(formats);
    more.put(name, value);
    return new ByFormat(more);
  }

  /**
   * Will make the answer in one format; the pipeline's, or HTML where it negotiated none.
   *
   * @throws IllegalStateException if there is none in this format
   */
  @Nullable
  Object in(String format) {
    Supplier<?> value = formats.get(format);
    if (value == null) {
      throw new IllegalStateException("expected an answer in the format \"" + format
          + "\" that the pipeline accepts, got one in " + formats.keySet()
          + "; add it, or take the format out of Accepts");
    }
    return value.get();
  }
}
