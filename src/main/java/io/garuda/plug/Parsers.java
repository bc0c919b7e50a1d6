package io.garuda.plug;

import io.garuda.conn.Body;
import io.garuda.conn.Conn;
import io.garuda.param.Params;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the body of a {@code POST}, {@code PUT}, {@code PATCH} or {@code DELETE} once ({@code
 * Plug.Parsers}).
 *
 * <p>Forms and JSON are read into memory, kept raw in {@link Conn#body} and replayed to whoever
 * reads the request after this plug. A body above the limit is answered with 413, one that cannot be
 * parsed with 400, one of another type with 415.
 */
public final class Parsers implements Plug {
  private static final int DEFAULT_LIMIT = 8_000_000;
  private static final Set<String> METHODS = Set.of("POST", "PUT", "PATCH", "DELETE");
  private static final String FORM = "application/x-www-form-urlencoded";

  private final int limit;
  private final Set<String> passed;

  /** Will read bodies of up to 8,000,000 bytes. */
  public Parsers() {
    this(DEFAULT_LIMIT, Set.of());
  }

  private Parsers(int limit, Set<String> passed) {
    this.limit = limit;
    this.passed = Set.copyOf(passed);
  }

  /** Will return parsers that refuse bodies above so many bytes. */
  public Parsers limit(int bytes) {
    if (bytes < 1) {
      throw new IllegalArgumentException("expected a limit above zero bytes, got: " + bytes);
    }
    return new Parsers(bytes, passed);
  }

  /** Will return parsers that leave bodies of this type alone; {@code *}{@code /*} means any. */
  public Parsers pass(String mediaType) {
    Set<String> more = new HashSet<>(passed);
    more.add(mediaType.toLowerCase(Locale.ROOT));
    return new Parsers(limit, more);
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
      Params params = Params.parse(new String(bytes, StandardCharsets.UTF_8));
      conn.putBody(new Body(type, bytes, () -> params));
    } else if (type.equals("application/json") || type.endsWith("+json")) {
      byte[] bytes = read(conn);
      JsonParams.check(bytes);
      conn.putBody(new Body(type, bytes, () -> JsonParams.parse(bytes)));
    } else if (!passed.contains(type) && !passed.contains("*/*")) {
      throw new UnsupportedMediaTypeException(type);
    }
  }

  private byte[] read(Conn conn) {
    return conn.readBody(limit).orElseThrow(() -> new PayloadTooLargeException(limit));
  }
}
