package io.garuda.launcher;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the server listens and where the application is mounted.
 *
 * @param host name or address to listen on; empty for every address of this machine
 * @param port 0 to 65535; 0 takes a free one
 * @param context the context path: empty for the root, else such as {@code /chat}
 * @param tls to speak HTTPS with; null for HTTP
 */
public record Options(
    String host, int port, String context, @Nullable Tls tls) {
  private static final Pattern CONTEXT = Pattern.compile("(/[A-Za-z0-9._~-]+)*");

  public Options {
    if (port < 0 || port > 65535) {
      throw new UsageException("expected a port from 0 to 65535, got: " + port);
    }
    if (!CONTEXT.matcher(context).matches()) {
      throw new UsageException("expected a context path such as /chat, got: " + context);
    }
  }

  /** Will speak HTTP. */
  public Options(String host, int port, String context) {
    this(host, port, context, null);
  }

  /** Will listen on a free port, with the application at the root. */
  public static Options onFreePort() {
    return new Options("", 0, "");
  }

  /** Will return these options, with HTTPS. */
  public Options with(Tls secured) {
    return new Options(host, port, context, secured);
  }

  /** Will tell the address to point a browser at. */
  public String url(int actualPort) {
    String name =
        host.isEmpty() || host.equals("0.0.0.0") || host.equals("::") ? "localhost" : host;
    String authority = name.contains(":") && !name.startsWith("[") ? "[" + name + "]" : name;
    return (tls == null ? "http://" : "https://") + authority + ":" + actualPort + context + "/";
  }
}
