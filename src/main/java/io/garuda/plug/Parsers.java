package io.garuda.plug;

import io.garuda.conn.Body;
import io.garuda.conn.Conn;
import io.garuda.param.Params;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
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
    HttpServletRequest request = conn.servletRequest();
    String contentType = request.getContentType();
    if (contentType == null || !METHODS.contains(conn.method()) || !hasBody(request)) {
      return;
    }
    String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (type.equals(FORM)) {
      byte[] bytes = read(request);
      Params params = Params.parse(new String(bytes, StandardCharsets.UTF_8));
      conn.putBody(new Body(type, bytes, () -> params));
    } else if (type.equals("application/json") || type.endsWith("+json")) {
      byte[] bytes = read(request);
      JsonParams.check(bytes);
      conn.putBody(new Body(type, bytes, () -> JsonParams.parse(bytes)));
    } else if (!passed.contains(type) && !passed.contains("*/*")) {
      throw new UnsupportedMediaTypeException(type);
    }
  }

  private static boolean hasBody(HttpServletRequest request) {
    return request.getContentLengthLong() > 0 || request.getHeader("transfer-encoding") != null;
  }

  private byte[] read(HttpServletRequest request) {
    if (request.getContentLengthLong() > limit) {
      throw new PayloadTooLargeException(limit);
    }
    byte[] bytes;
    try {
      bytes = request.getInputStream().readNBytes(limit + 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (bytes.length > limit) {
      throw new PayloadTooLargeException(limit);
    }
    return bytes;
  }
}
