package io.garuda.path;

import io.garuda.param.PercentEscapes;
import io.garuda.param.ToParam;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * Where a link leads within the application, encoded; immutable.
 *
 * <p>Path helpers return it: {@code RoomPath.show(id).with("page", 2)}. A template cannot print it as
 * it stands, for the context path would be missing: {@code ${conn.path(RoomPath.show(id))}}.
 */
public final class RoutePath {
  private final String path;
  private final String query;
  private final String fragment;

  private RoutePath(String path, String query, String fragment) {
    this.path = path;
    this.query = query;
    this.fragment = fragment;
  }

  /**
   * Will make the path of these segments, not encoded; none is the root.
   *
   * @throws IllegalArgumentException if one is empty, {@code .} or {@code ..}, which browsers take
   *     for a step, or cannot be said in UTF-8
   */
  public static RoutePath of(List<String> segments) {
    StringBuilder out = new StringBuilder();
    for (String segment : segments) {
      if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
        throw new IllegalArgumentException(
            "expected segments with a name of their own, got: \"" + segment + "\" in " + segments);
      }
      PercentEscapes.encode(out.append('/'), segment);
    }
    return new RoutePath(out.isEmpty() ? "/" : out.toString(), "", "");
  }

  /**
   * Will return this path with a parameter more behind the question mark.
   *
   * <p>A name may come twice, as {@code tag[]}; an empty value stays.
   */
  public RoutePath with(String name, String value) {
    StringBuilder out = new StringBuilder(query).append(query.isEmpty() ? '?' : '&');
    PercentEscapes.encode(out, name);
    PercentEscapes.encode(out.append('='), given(name, value));
    return new RoutePath(path, out.toString(), fragment);
  }

  public RoutePath with(String name, long value) {
    return with(name, Long.toString(value));
  }

  public RoutePath with(String name, boolean value) {
    return with(name, Boolean.toString(value));
  }

  public RoutePath with(String name, UUID value) {
    return with(name, given(name, value).toString());
  }

  public RoutePath with(String name, Enum<?> value) {
    return with(name, given(name, value).name());
  }

  public RoutePath with(String name, ToParam value) {
    return with(name, given(name, value).toParam());
  }

  private static <T> T given(String name, T value) {
    return Objects.requireNonNull(
        value, () -> "expected a value for \"" + name + "\" in a query, got: null");
  }

  /** Will return this path with a place in the page, not encoded, behind {@code #}. */
  public RoutePath fragment(String place) {
    StringBuilder out = new StringBuilder("#");
    PercentEscapes.encode(out, place);
    return new RoutePath(path, query, out.toString());
  }

  /** Will return it as text, below the context path: {@code /rooms/7?page=2#last}. */
  public String text() {
    return path + query + fragment;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RoutePath that && that.text().equals(text());
  }

  @Override
  public int hashCode() {
    return text().hashCode();
  }

  /** Will return a text for logs that no browser follows by mistake. */
  @Override
  public String toString() {
    return "RoutePath[" + text() + "]";
  }
}
