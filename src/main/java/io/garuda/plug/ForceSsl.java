package io.garuda.plug;

import io.garuda.conn.Conn;
import io.garuda.param.MalformedParamsException;
import java.time.Duration;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Sends clients to https, and tells them to stay there ({@code Plug.SSL}, RFC 6797).
 *
 * <p>{@code GET} and {@code HEAD} are answered with 301, others with 307. Behind a proxy that ends https
 * name it as {@code trustedProxies}: from anyone else {@code X-Forwarded-Proto} means nothing. Put
 * {@link AllowedHosts} before it, or name the {@link #host}: the redirect leads to the host that was
 * asked for. What is no host, or no path, as some servers let it through, is answered with 400.
 */
public final class ForceSsl implements Plug {
  private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1");

  private static final Pattern HOST = Pattern.compile("[a-z0-9._-]+|\\[?[0-9a-f:.]+]?");

  private record Options(
      Duration maxAge, String directives, @Nullable String host, Predicate<Conn> excluded) {}

  private final Options options;

  /** Will keep clients on https for 365 days, and leave {@code localhost} and 127.0.0.1 alone. */
  public ForceSsl() {
    this(new Options(Duration.ofDays(365), "", null, conn -> LOCAL.contains(conn.host())));
  }

  private ForceSsl(Options options) {
    this.options = options;
  }

  /** Will return this plug with another time to stay on https; zero sends no such header. */
  public ForceSsl maxAge(Duration stay) {
    return new ForceSsl(new Options(stay, options.directives, options.host, options.excluded));
  }

  /** Will return this plug for subdomains too. */
  public ForceSsl subdomains() {
    return with("; includeSubDomains");
  }

  /** Will return this plug for the lists that browsers bring along. */
  public ForceSsl preload() {
    return with("; preload");
  }

  private ForceSsl with(String directive) {
    return new ForceSsl(new Options(
        options.maxAge, options.directives + directive, options.host, options.excluded));
  }

  /** Will return this plug with a host to lead to, such as {@code example.com} or one with a port. */
  public ForceSsl host(String name) {
    return new ForceSsl(new Options(options.maxAge, options.directives, name, options.excluded));
  }

  /** Will return this plug with other requests left alone than those to this machine itself. */
  public ForceSsl exclude(Predicate<Conn> excluded) {
    return new ForceSsl(new Options(options.maxAge, options.directives, options.host, excluded));
  }

  @Override
  public void call(Conn conn) {
    if (options.excluded.test(conn)) {
      return;
    }
    if (!conn.scheme().equals("https")) {
      redirect(conn);
    } else if (!options.maxAge.isZero()) {
      conn.putHeader(
          "strict-transport-security",
          "max-age=" + options.maxAge.toSeconds() + options.directives);
    }
  }

  private void redirect(Conn conn) {
    boolean reads = conn.method().equals("GET") || conn.method().equals("HEAD");
    String host = options.host == null ? conn.host() : options.host;
    String target = conn.requestTarget();
    if (options.host == null && !HOST.matcher(host).matches()) {
      throw new UnknownHostException(host);
    }
    if (!target.startsWith("/")) {
      throw new MalformedParamsException(
          "expected a path that begins with \"/\", got: \"" + target + "\"", null);
    }
    conn.putHeader("location", "https://" + host + target);
    conn.respond(reads ? 301 : 307, "text/plain", "");
  }
}
