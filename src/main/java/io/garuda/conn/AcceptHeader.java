package io.garuda.conn;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a client says that it accepts, best first (RFC 9110 section 12.5.1). */
public final class AcceptHeader {
  private static final Map<String, String> MEDIA_TYPES = Map.of(
      "html",
      "text/html",
      "json",
      "application/json",
      "text",
      "text/plain",
      "xml",
      "text/xml",
      "problem",
      "application/problem+json");

  private record Range(String type, double quality) {}

  private final List<Range> ranges;

  private AcceptHeader(List<Range> ranges) {
    this.ranges = ranges;
  }

  /** Will read a header; parts that cannot be read are left out. */
  public static AcceptHeader parse(String header) {
    List<Range> ranges = new ArrayList<>();
    for (String part : header.split(",", -1)) {
      String[] pieces = part.split(";", -1);
      String type = pieces[0].strip().toLowerCase(Locale.ROOT);
      if (type.indexOf('/') > 0) {
        ranges.add(new Range(type, quality(pieces)));
      }
    }
    ranges.sort(Comparator.comparingDouble(Range::quality).reversed());
    return new AcceptHeader(ranges);
  }

  private static double quality(String[] pieces) {
    for (int i = 1; i < pieces.length; i++) {
      String piece = pieces[i].strip();
      if (piece.startsWith("q=")) {
        try {
          return Double.parseDouble(piece.substring(2));
        } catch (NumberFormatException e) {
          return 0;
        }
      }
    }
    return 1;
  }

  /**
   * Will return the first of the offered formats that the client likes best, if it likes one.
   *
   * <p>A client that accepts nothing in particular gets the first.
   */
  public Optional<String> choose(List<String> formats) {
    if (ranges.isEmpty()) {
      return formats.stream().findFirst();
    }
    return ranges.stream()
        .filter(range -> range.quality() > 0)
        .flatMap(range ->
            formats.stream().filter(format -> matches(range.type(), format)).limit(1))
        .findFirst();
  }

  /** Will tell whether a client asks for a format by name, not by a range that holds it. */
  public boolean names(String format) {
    String type = mediaType(format);
    return ranges.stream().anyMatch(range -> range.quality() > 0 && range.type().equals(type));
  }

  /** Will return the media type of a format such as {@code html}. */
  public static String mediaType(String format) {
    return MEDIA_TYPES.getOrDefault(format, "application/" + format);
  }

  private static boolean matches(String range, String format) {
    String type = mediaType(format);
    return range.equals("*/*")
        || range.equals(type)
        || (range.endsWith("/*") && type.startsWith(range.substring(0, range.length() - 1)))
        || (format.equals("html") && range.equals("application/xhtml+xml"))
        || (format.equals("xml") && range.equals("application/xml"));
  }
}
