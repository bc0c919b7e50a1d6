package io.garuda.conn;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a client knows a file by that it may have already (RFC 9110 section 8.8); immutable. */
public final class Validators {
  private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
          "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
      .withZone(ZoneOffset.UTC);

  private final @Nullable String tag;
  private final @Nullable Instant modified;

  private Validators(@Nullable String tag, @Nullable Instant modified) {
    this.tag = tag;
    this.modified = modified;
  }

  /** Will return those of a file: a tag of both, and its time; none without a time. */
  public static Validators ofFile(long size, @Nullable Instant modified) {
    return modified == null
        ? new Validators(null, null)
        : new Validators(
            "\"" + Long.toHexString(size) + "-" + Long.toHexString(modified.getEpochSecond())
                + "\"",
            modified);
  }

  /** Will return those of content that a name of its own tells from all other. */
  public static Validators ofContent(String name) {
    return new Validators("\"" + name + "\"", null);
  }

  /** Will return the headers to answer with. */
  public Map<String, String> headers() {
    Map<String, String> headers = new LinkedHashMap<>();
    if (tag != null) {
      headers.put("ETag", tag);
    }
    if (modified != null) {
      headers.put("Last-Modified", HTTP_DATE.format(modified));
    }
    return headers;
  }

  /** Will tell whether the client has the file as it is, so that 304 is the answer. */
  public boolean unchanged(Conn conn) {
    Optional<String> tags = conn.header("if-none-match");
    if (tags.isPresent()) {
      return tags.get().strip().equals("*")
          || Arrays.stream(tags.get().split(",", -1))
              .map(text -> text.strip().replaceFirst("^W/", ""))
              .anyMatch(text -> text.equals(tag));
    }
    Instant time = modified;
    return time != null
        && conn.header("if-modified-since")
            .flatMap(Validators::date)
            .filter(then -> !time.isAfter(then))
            .isPresent();
  }

  /**
   * Will return the part that the client asks for, if it still fits what the client has.
   *
   * @return as {@link ByteRange#parse}
   */
  public Optional<ByteRange> range(Conn conn, long size) {
    return conn.header("range")
        .filter(header -> conn.method().equals("GET") && fits(conn))
        .flatMap(header -> ByteRange.parse(header, size));
  }

  private boolean fits(Conn conn) {
    Optional<String> condition = conn.header("if-range").map(String::strip);
    return condition.isEmpty()
        || condition.get().equals(tag)
        || (modified != null
            && condition.flatMap(Validators::date).filter(modified::equals).isPresent());
  }

  private static Optional<Instant> date(String text) {
    try {
      return Optional.of(HTTP_DATE.parse(text.strip(), Instant::from));
    } catch (DateTimeParseException e) {
      return Optional.empty(); // a date that cannot be read is as none (RFC 9110, 13.1.3)
    }
  }
}
