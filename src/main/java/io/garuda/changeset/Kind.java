package io.garuda.changeset;

import java.math.BigDecimal;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How values of one type are read, and said as a control of HTML says them; immutable. */
final class Kind {
  /** Tells nothing but that it is wrong, as Ecto does. */
  static final String INVALID = "is invalid";

  private static final String OUT_OF_RANGE = "is out of range";

  /** More would let a short text cost a long time: in sums, and when it is written out. */
  private static final int MOST_DIGITS = 1_000;

  private static final int LONGEST_NUMBER = 2 * MOST_DIGITS + 10;

  private static final Map<Class<?>, Kind> KINDS = kinds();

  /**
   * What became of a value.
   *
   * @param value what it is, if there is no error
   */
  record Cast(@Nullable Object value, @Nullable String error) {
    static Cast of(Object value) {
      return new Cast(value, null);
    }

    static Cast error(String error) {
      return new Cast(null, error);
    }
  }

  private final String error;
  private final Function<String, Object> fromText;
  private final Function<Number, Object> fromNumber;
  private final Function<Object, String> toText;

  private Kind(
      String error,
      Function<String, Object> fromText,
      Function<Number, Object> fromNumber,
      Function<Object, String> toText) {
    this.error = error;
    this.fromText = fromText;
    this.fromNumber = fromNumber;
    this.toText = toText;
  }

  private static Kind of(String error, Function<String, Object> fromText) {
    return new Kind(error, fromText, number -> fromText.apply(number.toString()), Object::toString);
  }

  private static Kind whole(Function<BigDecimal, Object> exact) {
    return new Kind(
        "is not a whole number",
        text -> exact.apply(whole(text)),
        number -> exact.apply(whole(number)),
        Object::toString);
  }

  private static Map<Class<?>, Kind> kinds() {
    Map<Class<?>, Kind> kinds = new LinkedHashMap<>();
    kinds.put(String.class, of(INVALID, text -> text));
    kinds.put(Integer.class, whole(BigDecimal::intValueExact));
    kinds.put(Long.class, whole(BigDecimal::longValueExact));
    kinds.put(Double.class, of("is not a number", Kind::floating));
    Function<String, Object> decimal = Kind::decimal;
    kinds.put(
        BigDecimal.class,
        new Kind(
            "is not a number",
            decimal,
            number -> decimal.apply(number.toString()),
            value -> written((BigDecimal) value)));
    kinds.put(Boolean.class, of(INVALID, Kind::truth));
    kinds.put(LocalDate.class, of("is not a date", LocalDate::parse));
    kinds.put(LocalTime.class, of("is not a time", LocalTime::parse));
    kinds.put(LocalDateTime.class, of("is not a date and time", LocalDateTime::parse));
    kinds.put(Instant.class, of("is not a date and time with a zone", Instant::parse));
    kinds.put(UUID.class, of(INVALID, Kind::uuid));
    kinds.put(URI.class, of(INVALID, URI::create));
    return kinds;
  }

  /** Will return the kind of a type, or null if it has none. */
  static @Nullable Kind of(Class<?> type) {
    return type.isEnum() ? constants(type) : KINDS.get(type);
  }

  /** Will list the types that have one. */
  static String accepted() {
    return KINDS.keySet().stream()
        .map(Class::getSimpleName)
        .collect(Collectors.joining(", ", "", ", an enum"));
  }

  /**
   * Will read a value.
   *
   * @param given a text without space around it, a number or a boolean; all else is invalid
   */
  Cast cast(Object given) {
    try {
      if (given instanceof String text) {
        return Cast.of(fromText.apply(text));
      } else if (given instanceof Number number) {
        return Cast.of(fromNumber.apply(number));
      } else if (given instanceof Boolean truth && this == KINDS.get(Boolean.class)) {
        return Cast.of(truth);
      }
      return Cast.error(given instanceof Boolean ? error : INVALID);
    } catch (ArithmeticException e) {
      return Cast.error(OUT_OF_RANGE);
    } catch (IllegalArgumentException | DateTimeException e) {
      return Cast.error(error);
    }
  }

  /** Will return the text that {@link #cast} makes this value of. */
  String text(Object value) {
    return toText.apply(value);
  }

  private static BigDecimal whole(String text) {
    int digits = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
    if (digits == text.length() || !text.chars().skip(digits).allMatch(c -> c >= '0' && c <= '9')) {
      throw new NumberFormatException(text);
    }
    return bounded(text);
  }

  /** A number of JSON without a fraction is whole, in whatever way it is written. */
  private static BigDecimal whole(Number number) {
    BigDecimal whole = bounded(number.toString());
    if (whole.stripTrailingZeros().scale() > 0) {
      throw new NumberFormatException();
    }
    return whole;
  }

  private static BigDecimal bounded(String text) {
    if (text.length() > LONGEST_NUMBER) {
      throw new ArithmeticException(OUT_OF_RANGE);
    }
    return new BigDecimal(text);
  }

  private static BigDecimal decimal(String text) {
    BigDecimal decimal = bounded(text);
    long before = (long) decimal.precision() - decimal.scale();
    if (decimal.scale() > MOST_DIGITS || before > MOST_DIGITS) {
      throw new ArithmeticException(OUT_OF_RANGE);
    }
    return decimal;
  }

  /** {@code Double.valueOf} alone also knows NaN, hexadecimal numbers and letters behind them. */
  private static Double floating(String text) {
    double number = bounded(text).doubleValue();
    if (Double.isInfinite(number)) {
      throw new ArithmeticException(OUT_OF_RANGE);
    }
    return text.startsWith("-") && number == 0 ? Double.valueOf(-0.0) : Double.valueOf(number);
  }

  /** Of a number that ends in zeros before its point the exponent is kept: it is not the same number. */
  private static String written(BigDecimal decimal) {
    boolean plain = decimal.scale() >= 0 && decimal.scale() <= MOST_DIGITS;
    return plain ? decimal.toPlainString() : decimal.toString();
  }

  private static Boolean truth(String text) {
    return switch (text) {
      case "true", "on", "1" -> true;
      case "false", "off", "0" -> false;
      default -> throw new IllegalArgumentException();
    };
  }

  /** The JDK also reads shorter ones, and makes others of them. */
  private static UUID uuid(String text) {
    UUID uuid = UUID.fromString(text);
    if (!uuid.toString().equalsIgnoreCase(text)) {
      throw new IllegalArgumentException();
    }
    return uuid;
  }

  private static Kind constants(Class<?> type) {
    Map<String, Object> constants = new LinkedHashMap<>();
    for (Object constant : Objects.requireNonNull(type.getEnumConstants())) {
      Object twin = constants.put(said(constant), constant);
      if (twin != null) {
        throw new IllegalArgumentException("expected names of constants that differ in more than"
            + " case and underscores, got: " + List.of(twin, constant) + " of " + type.getName());
      }
    }
    return new Kind(
        INVALID,
        text -> Objects.requireNonNullElseGet(constants.get(said(text)), () -> {
          throw new IllegalArgumentException();
        }),
        number -> {
          throw new IllegalArgumentException();
        },
        Kind::said);
  }

  private static String said(Object constant) {
    String name = constant instanceof Enum<?> named ? named.name() : constant.toString();
    return name.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
