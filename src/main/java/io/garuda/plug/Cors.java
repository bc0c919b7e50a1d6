package io.garuda.plug;

import io.garuda.conn.Conn;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Lets pages of other origins read answers (CORS, as the Fetch standard has it).
 *
 * <p>Stands among the endpoint's plugs: browsers ask before with {@code OPTIONS}, for which the table
 * has no routes. An origin that is not allowed is answered without these headers, and its browser
 * hides the answer from the page; that is no protection against the request itself.
 */
public final class Cors implements Plug {
  private record Options(
      Predicate<String> origins,
      boolean any,
      boolean credentials,
      List<String> methods,
      List<String> headers,
      List<String> exposed,
      Duration maxAge) {}

  private static final List<String> METHODS =
      List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");
  private static final List<String> HEADERS = List.of("content-type", "x-csrf-token");

  private final Options options;

  private Cors(Options options) {
    this.options = options;
  }

  private static Cors of(Predicate<String> origins, boolean any) {
    return new Cors(
        new Options(origins, any, false, METHODS, HEADERS, List.of(), Duration.ofMinutes(10)));
  }

  /**
   * Will allow these origins, such as {@code https://example.com} or one with a port.
   *
   * <p>By default for all methods that change or read, the headers {@code content-type} and {@code
   * x-csrf-token}, no credentials, and answers that browsers remember for 10 minutes.
   */
  public static Cors origins(String... exact) {
    for (String origin : exact) {
      if (!origin.matches("[a-z][a-z0-9+.-]*://[^/*\\s]+")) {
        throw new IllegalArgumentException(
            "expected an origin such as \"https://example.com\", got: \"" + origin + "\"");
      }
    }
    return of(List.of(exact)::contains, false);
  }

  /** Will allow the origins that the function takes; they come as the browser sends them. */
  public static Cors origins(Predicate<String> allowed) {
    return of(allowed, false);
  }

  /** Will allow all pages of the world, which send no credentials. */
  public static Cors anyOrigin() {
    return of(origin -> true, true);
  }

  /**
   * Will return this plug for requests with cookies.
   *
   * @throws IllegalStateException if any origin is allowed: each would act in the user's name
   */
  public Cors credentials() {
    if (options.any) {
      throw new IllegalStateException(
          "expected named origins for credentials, got any; name them with Cors.origins");
    }
    return with(true, options.methods, options.headers, options.exposed, options.maxAge);
  }

  /** Will return this plug for these methods instead, in capitals. */
  public Cors methods(String... allowed) {
    return with(
        options.credentials, List.of(allowed), options.headers, options.exposed, options.maxAge);
  }

  /** Will return this plug for these request headers instead, in small letters. */
  public Cors headers(String... allowed) {
    return with(
        options.credentials, options.methods, List.of(allowed), options.exposed, options.maxAge);
  }

  /** Will return this plug with response headers that the page may read too. */
  public Cors expose(String... headers) {
    return with(
        options.credentials, options.methods, options.headers, List.of(headers), options.maxAge);
  }

  /** Will return this plug with another time for browsers to remember what is allowed. */
  public Cors maxAge(Duration remember) {
    return with(options.credentials, options.methods, options.headers, options.exposed, remember);
  }

  private Cors with(
      boolean credentials,
      List<String> methods,
      List<String> headers,
      List<String> exposed,
      Duration maxAge) {
    return new Cors(
        new Options(options.origins, options.any, credentials, methods, headers, exposed, maxAge));
  }

  @Override
  public void call(Conn conn) {
    Optional<String> origin = conn.header("origin");
    if (!options.any) {
      conn.addHeader("vary", "Origin");
    }
    Optional<String> allowed = origin.filter(options.origins);
    allowed.ifPresent(value -> allow(conn, value));
    Optional<String> method = conn.header("access-control-request-method");
    if (origin.isPresent() && conn.method().equals("OPTIONS") && method.isPresent()) {
      if (allowed.isPresent() && options.methods.contains(method.get())) {
        conn.putHeader("access-control-allow-methods", String.join(", ", options.methods));
        conn.putHeader("access-control-allow-headers", String.join(", ", options.headers));
        conn.putHeader("access-control-max-age", "" + options.maxAge.toSeconds());
      }
      conn.respond(204, "text/plain", "");
    }
  }

  private void allow(Conn conn, String origin) {
    conn.putHeader("access-control-allow-origin", options.any ? "*" : origin);
    if (options.credentials) {
      conn.putHeader("access-control-allow-credentials", "true");
    }
    if (!options.exposed.isEmpty()) {
      conn.putHeader("access-control-expose-headers", String.join(", ", options.exposed));
    }
  }
}
