package io.garuda.plug;

import io.garuda.conn.Body;
import io.garuda.conn.BodyLimits;
import io.garuda.conn.Conn;
import io.garuda.conn.PayloadTooLargeException;
import io.garuda.param.Params;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the body of a {@code POST}, {@code PUT}, {@code PATCH} or {@code DELETE} once ({@code
 * Plug.Parsers}).
 *
 * <p>Forms and JSON are read into memory, kept raw in {@link Conn#body} and replayed to whoever reads
 * the request after this plug. Of {@code multipart/form-data} the files are streamed to temporary
 * files ({@link Conn#upload}), the texts are parameters, and the body itself is not kept. Actions take
 * all of them by {@code @FormParam}.
 *
 * <p>Too much of anything is answered with 413, what comes too slowly with 408, what cannot be parsed
 * with 400, another type with 415.
 */
public final class Parsers implements Plug {
  private static final int DEFAULT_LIMIT = 8_000_000;
  private static final BodyLimits DEFAULT_LIMITS =
      new BodyLimits(DEFAULT_LIMIT, Duration.ofSeconds(15), 500);
  private static final Set<String> METHODS = Set.of("POST", "PUT", "PATCH", "DELETE");
  private static final String FORM = "application/x-www-form-urlencoded";

  private final BodyLimits multipart;
  private final int limit;
  private final int maxFields;
  private final int maxParts;
  private final Set<String> passed;

  /**
   * Will read bodies of up to 8,000,000 bytes, 10,000 fields, 1,000 parts, and JSON of 100 levels,
   * within 15 s and one more second for each 500 bytes.
   */
  public Parsers() {
    this(DEFAULT_LIMITS, DEFAULT_LIMIT, 10_000, 1_000, Set.of());
  }

  private Parsers(
      BodyLimits multipart, int limit, int maxFields, int maxParts, Set<String> passed) {
    this.multipart = multipart;
    this.limit = positive(limit, "bytes");
    this.maxFields = positive(maxFields, "fields");
    this.maxParts = positive(maxParts, "parts");
    this.passed = Set.copyOf(passed);
  }

  private static int positive(int limit, String of) {
    if (limit < 1) {
      throw new IllegalArgumentException("expected a limit above zero " + of + ", got: " + limit);
    }
    return limit;
  }

  /** Will return parsers that hold so many bytes in memory: a form, JSON, the texts of multipart. */
  public Parsers limit(int bytes) {
    return new Parsers(multipart, bytes, maxFields, maxParts, passed);
  }

  /** Will return parsers that read so many bytes of multipart, files and all; 8,000,000 before. */
  public Parsers multipartLimit(long bytes) {
    return new Parsers(multipart.bytes(bytes), limit, maxFields, maxParts, passed);
  }

  /**
   * Will return parsers that wait longer or shorter for a body.
   *
   * @param timeout for a small one; 15 s before
   * @param bytesPerSecond makes it one second longer for so many bytes; 500 before
   */
  public Parsers timeout(Duration timeout, int bytesPerSecond) {
    return new Parsers(
        multipart.timeout(timeout, bytesPerSecond), limit, maxFields, maxParts, passed);
  }

  /** Will return parsers that take so many fields of a form; 10,000 before. */
  public Parsers maxFields(int most) {
    return new Parsers(multipart, limit, most, maxParts, passed);
  }

  /** Will return parsers that take so many texts and files of multipart; 1,000 before. */
  public Parsers maxParts(int most) {
    return new Parsers(multipart, limit, maxFields, most, passed);
  }

  /** Will return parsers that leave bodies of this type alone; {@code *}{@code /*} means any. */
  public Parsers pass(String mediaType) {
    Set<String> more = new HashSet<>(passed);
    more.add(mediaType.toLowerCase(Locale.ROOT));
    return new Parsers(multipart, limit, maxFields, maxParts, more);
  }

  @Override
  public void call(Conn conn) {
    Optional<String> contentType = conn.header("content-type");
    if (contentType.isEmpty() || !METHODS.contains(conn.method()) || !conn.hasBody()) {
      return;
    }
    String type = contentType.get().split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (type.equals(FORM)) {
      byte[] bytes = read(conn);
      Params params = form(bytes);
      conn.putBody(new Body(type, bytes, () -> params));
    } else if (type.equals("application/json") || type.endsWith("+json")) {
      byte[] bytes = read(conn);
      JsonParams.check(bytes);
      conn.putBody(new Body(type, bytes, () -> JsonParams.parse(bytes)));
    } else if (type.equals("multipart/form-data")) {
      conn.putBody(
          Multipart.read(conn, conn.openBody(multipart), contentType.get(), limit, maxParts));
    } else if (!passed.contains(type) && !passed.contains("*/*")) {
      throw new UnsupportedMediaTypeException(type);
    }
  }

  private byte[] read(Conn conn) {
    try {
      return conn.openBody(multipart.bytes(limit)).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Params form(byte[] bytes) {
    int fields = 1;
    for (byte b : bytes) {
      fields += b == '&' ? 1 : 0;
    }
    if (fields > maxFields) {
      throw new PayloadTooLargeException("expected at most " + maxFields + " fields, got " + fields
          + "; raise it with Parsers.maxFields");
    }
    return Params.parse(new String(bytes, StandardCharsets.UTF_8));
  }
}
