package io.garuda.launcher;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Where the server listens and where the application is mounted.
 *
 * @param host name or address to listen on; empty for every address of this machine
 * @param port 0 to 65535; 0 takes a free one
 * @param context the context path: empty for the root, else such as {@code /chat}
 */
public record Options(String host, int port, String context) {
  static final int DEFAULT_PORT = 8080;
  static final String USAGE = """
      Usage: java -jar garuda.war [options]
        --port N       listen on port N (default: environment PORT, else 8080; 0: a free one)
        --host H       listen on host or address H only (default: every address)
        --context /P   mount the application under /P (default: /)
        --help         print this""";
  private static final Pattern CONTEXT = Pattern.compile("(/[A-Za-z0-9._~-]+)*");

  public Options {
    if (port < 0 || port > 65535) {
      throw new UsageException("expected a port from 0 to 65535, got: " + port);
    }
    if (!CONTEXT.matcher(context).matches()) {
      throw new UsageException("expected a context path such as /chat, got: " + context);
    }
  }

  /** Will listen on a free port, with the application at the root. */
  public static Options onFreePort() {
    return new Options("", 0, "");
  }

  /**
   * Will read the command line, with {@code PORT} of the environment as the default port.
   *
   * @throws UsageException when an option is unknown, lacks its value or has a wrong one
   */
  static Options parse(List<String> arguments, Map<String, String> environment) {
    String host = "";
    String port = environment.getOrDefault("PORT", "");
    String portSource = "PORT";
    String context = "";
    Iterator<String> rest = arguments.iterator();
    while (rest.hasNext()) {
      String argument = rest.next();
      int equals = argument.indexOf('=');
      String name = equals < 0 ? argument : argument.substring(0, equals);
      switch (name) {
        case "--host" -> host = value(argument, equals, rest);
        case "--context" -> context = withoutSlashAtEnd(value(argument, equals, rest));
        case "--port" -> {
          port = value(argument, equals, rest);
          portSource = "--port";
        }
        default ->
          throw new UsageException(
              "expected --port, --host, --context or --help, got: " + argument);
      }
    }
    return new Options(host, port.isEmpty() ? DEFAULT_PORT : port(portSource, port), context);
  }

  /** Will tell the address to point a browser at. */
  String url(int actualPort) {
    String name =
        host.isEmpty() || host.equals("0.0.0.0") || host.equals("::") ? "localhost" : host;
    String authority = name.contains(":") && !name.startsWith("[") ? "[" + name + "]" : name;
    return "http://" + authority + ":" + actualPort + context + "/";
  }

  private static String value(String argument, int equals, Iterator<String> rest) {
    if (equals >= 0) {
      return argument.substring(equals + 1);
    }
    if (!rest.hasNext()) {
      throw new UsageException("expected a value after " + argument + ", got: nothing");
    }
    return rest.next();
  }

  private static String withoutSlashAtEnd(String path) {
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  private static int port(String source, String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new UsageException("expected a number in " + source + ", got: " + text);
    }
  }
}
