package io.garuda.plug;

import io.garuda.conn.Conn;
import java.util.List;
import java.util.Locale;

/**
 * Answers 400 to requests for other hosts than the application's (RFC 9110 section 7.2).
 *
 * <p>Without it, whatever an application makes of {@link Conn#host}, such as links in mails, is a
 * stranger's choice. Stands first among the endpoint's plugs; sockets check origins themselves. Phoenix
 * leaves it to proxies.
 */
public final class AllowedHosts implements Plug {
  private final List<String> hosts;

  /** Will allow hosts without ports; {@code .example.com} means it and all below it. */
  public AllowedHosts(String... hosts) {
    if (hosts.length == 0) {
      throw new IllegalArgumentException("expected hosts such as \"example.com\", got none");
    }
    this.hosts =
        List.of(hosts).stream().map(host -> host.toLowerCase(Locale.ROOT)).toList();
  }

  @Override
  public void call(Conn conn) {
    String asked = conn.host();
    if (hosts.stream().noneMatch(host -> matches(host, asked))) {
      throw new UnknownHostException(asked);
    }
  }

  private static boolean matches(String host, String asked) {
    return host.equals(asked)
        || (host.startsWith(".") && (asked.endsWith(host) || host.substring(1).equals(asked)));
  }
}
