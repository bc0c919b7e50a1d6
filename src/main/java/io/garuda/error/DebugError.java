package io.garuda.error;

import java.util.List;
import java.util.Map;

/**
 * What the debug page shows.
 *
 * @param type name of the exception's class
 * @param request the request's line
 * @param frames from where it was thrown to where the request came in; those of the application have
 *     their source, where it is found
 * @param causes one line for each, the nearest first
 * @param sections names and values under a title: parameters, headers, session, assigns
 * @param routes the whole table, where no route was found; else empty
 */
public record DebugError(
    int status,
    String type,
    String message,
    String request,
    List<Frame> frames,
    List<String> causes,
    Map<String, Map<String, String>> sections,
    String routes) {
  /**
   * A line of the stack trace.
   *
   * @param place file and line
   * @param source lines around it; empty where the file is not found
   */
  public record Frame(String method, String place, List<Line> source) {
    public boolean ofApplication() {
      return !source.isEmpty();
    }
  }

  /**
   * A line of source.
   *
   * @param here whether the frame stands in it
   */
  public record Line(int number, String text, boolean here) {}

  /** Will return it as text, for clients that want no page. */
  public String text() {
    StringBuilder out = new StringBuilder();
    out.append(status).append(' ').append(type).append('\n').append(message).append("\n\n");
    out.append(request).append("\n\n");
    causes.forEach(cause -> out.append("caused by ").append(cause).append('\n'));
    frames.forEach(frame -> out.append("  at ")
        .append(frame.method())
        .append(" (")
        .append(frame.place())
        .append(")\n"));
    sections.forEach((title, values) -> {
      out.append('\n').append(title).append('\n');
      values.forEach((name, value) ->
          out.append("  ").append(name).append(": ").append(value).append('\n'));
    });
    return routes.isEmpty()
        ? out.toString()
        : out.append('\n').append(routes).append('\n').toString();
  }
}
