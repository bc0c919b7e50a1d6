package io.garuda.config;

import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the text of a setting may look like, and the value that it stands for.
 *
 * @param accepted completes "expected …", such as {@code a duration such as 500ms, 10s, 5m or 2h}
 * @param read throws {@link IllegalArgumentException} for all else; given text without blanks around it
 */
public record Form<T>(String accepted, Function<String, T> read) {
  private static final Pattern DURATION_TEXT = Pattern.compile("(\\d{1,15})\\s*(ms|s|m|h|d)");
  private static final Pattern SIZE_TEXT =
      Pattern.compile("(\\d{1,15})\\s*(B|KB|MB|GB|KiB|MiB|GiB)?", Pattern.CASE_INSENSITIVE);

  /** Any text but an empty one. */
  public static final Form<String> TEXT = new Form<>("some text", Form::notEmpty);

  public static final Form<Boolean> FLAG = new Form<>("true or false", Form::flag);

  /** A number with a unit, or ISO 8601 such as {@code PT10S}; not negative. */
  public static final Form<Duration> DURATION =
      new Form<>("a duration such as 500ms, 10s, 5m, 2h or PT10S", Form::duration);

  /** Likewise, above zero. */
  public static final Form<Duration> POSITIVE_DURATION =
      new Form<>(DURATION.accepted() + ", above zero", text -> {
        Duration duration = duration(text);
        require(!duration.isZero());
        return duration;
      });

  /** Bytes: a number alone, or with KB, MB, GB (thousands) or KiB, MiB, GiB (1,024). */
  public static final Form<Integer> SIZE =
      new Form<>("a size below 2 GiB such as 65536, 64KB or 1MiB", Form::size);

  /** An absolute URL with a host. */
  public static final Form<URI> URL =
      new Form<>("a URL such as https://example.com/path", Form::url);

  /** Will accept whole numbers between two, both included. */
  public static Form<Integer> number(int least, int most) {
    String range = most == Integer.MAX_VALUE ? "from " + least : "from " + least + " to " + most;
    return new Form<>("a whole number " + range, text -> {
      int number = Integer.parseInt(text);
      require(number >= least && number <= most);
      return number;
    });
  }

  /** Will accept the names of an enum in lower case with hyphens, such as {@code drop-oldest}. */
  public static <E extends Enum<E>> Form<E> oneOf(Class<E> type) {
    E[] all = type.getEnumConstants();
    String names = Arrays.stream(all).map(Form::name).collect(Collectors.joining(", "));
    return new Form<>("one of " + names, text -> Arrays.stream(all)
        .filter(one -> name(one).equals(text.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(IllegalArgumentException::new));
  }

  /** Will accept several of a form between commas, at least one. */
  public static <T> Form<List<T>> list(Form<T> of) {
    return new Form<>(
        "one or several between commas, each " + of.accepted,
        text -> Stream.of(text.split(",", -1)).map(String::strip).map(of.read).toList());
  }

  private static String name(Enum<?> one) {
    return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String notEmpty(String text) {
    require(!text.isEmpty());
    return text;
  }

  private static boolean flag(String text) {
    boolean on = text.equalsIgnoreCase("true");
    require(on || text.equalsIgnoreCase("false"));
    return on;
  }

  private static Duration duration(String text) {
    Matcher matcher = DURATION_TEXT.matcher(text);
    if (!matcher.matches()) {
      try {
        Duration iso = Duration.parse(text);
        require(!iso.isNegative());
        return iso;
      } catch (DateTimeParseException e) {
        throw new IllegalArgumentException(e);
      }
    }
    long number = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(number);
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      default -> Duration.ofDays(number);
    };
  }

  private static int size(String text) {
    Matcher matcher = SIZE_TEXT.matcher(text);
    require(matcher.matches());
    String unit = matcher.group(2) == null ? "b" : matcher.group(2).toLowerCase(Locale.ROOT);
    long base = unit.endsWith("ib") ? 1_024 : 1_000;
    int power = "kmg".indexOf(unit.charAt(0)) + 1;
    double bytes = Long.parseLong(matcher.group(1)) * Math.pow((double) base, power);
    require(bytes <= Integer.MAX_VALUE);
    return (int) bytes;
  }

  private static URI url(String text) {
    URI url = URI.create(text);
    require(url.isAbsolute() && url.getHost() != null);
    return url;
  }

  private static void require(boolean accepted) {
    if (!accepted) {
      throw new IllegalArgumentException("not accepted");
    }
  }
}
