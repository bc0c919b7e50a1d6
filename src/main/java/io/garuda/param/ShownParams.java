package io.garuda.param;

import java.util.List;
import java.util.function.Supplier;

/**
 * Parameters as people may see them: secrets hidden, on one line, of bounded length; immutable.
 *
 * <p>Made when they are asked for, so that what nobody reads costs nothing.
 */
public final class ShownParams {
  /** The most characters that are shown. */
  static final int LONGEST = 10_000;

  private final Supplier<String> text;

  private ShownParams(Supplier<String> text) {
    this.text = text;
  }

  /** Will show the parameters of a request. */
  public static ShownParams of(ParamFilter filter, Params params) {
    return of(filter, () -> params);
  }

  /** Will show parameters that are read only then; malformed ones as {@code [MALFORMED]}. */
  public static ShownParams of(ParamFilter filter, Supplier<Params> params) {
    return new ShownParams(() -> {
      try {
        return text(filter.apply(params.get()));
      } catch (MalformedParamsException e) {
        return "[MALFORMED]";
      }
    });
  }

  /** Will show JSON, as it is the payload of a channel's messages. */
  public static ShownParams json(ParamFilter filter, String json) {
    return new ShownParams(() -> LogText.of(JsonFilter.apply(filter, json)));
  }

  /** Will show that there are bytes. */
  public static ShownParams binary(int bytes) {
    return new ShownParams(() -> "[BINARY, " + bytes + " bytes]");
  }

  /** Will show nothing. */
  public static ShownParams none() {
    return new ShownParams(() -> "{}");
  }

  /** Will return the text, such as {@code {"user": "ada", "password": "[FILTERED]"}}. */
  @Override
  public String toString() {
    return text.get();
  }

  private static String text(Params params) {
    StringBuilder out = new StringBuilder("{");
    for (String name : params.names()) {
      List<String> all = params.all(name);
      out.append(out.length() > 1 ? ", " : "").append(quoted(name)).append(": ");
      out.append(
          all.size() == 1
              ? quoted(all.get(0))
              : all.stream().map(ShownParams::quoted).toList());
      if (out.length() > LONGEST) {
        return cut(out);
      }
    }
    return out + "}";
  }

  static String cut(CharSequence text) {
    return text.subSequence(0, LONGEST) + "...";
  }

  private static String quoted(String text) {
    String start = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    return '"' + LogText.of(start.replace("\\", "\\\\").replace("\"", "\\\"")) + '"';
  }
}
