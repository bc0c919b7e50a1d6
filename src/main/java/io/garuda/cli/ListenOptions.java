package io.garuda.cli;

import io.garuda.launcher.Options;
import io.garuda.launcher.UsageException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where to listen, as the command line and the environment say. */
final class ListenOptions {
  private static final int DEFAULT_PORT = 8080;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Listens on port N; 0: a free one. Default: environment PORT, else 8080.")
  private @Nullable String port;

  @Option(
      names = "--host",
      paramLabel = "H",
      description = "Listens on host or address H only. Default: every address.")
  private String host = "";

  @Option(
      names = "--context",
      paramLabel = "/P",
      description = "Serves the application below the path /P. Default: /.")
  private String context = "";

  /**
   * Will tell where to listen, with {@code PORT} of the environment as the default port.
   *
   * @throws UsageException if a value is wrong
   */
  Options options() {
    return options(System.getenv());
  }

  Options options(Map<String, String> environment) {
    String source = port == null ? "PORT" : "--port";
    String text = port == null ? environment.getOrDefault("PORT", "") : port;
    return new Options(
        host,
        text.isEmpty() ? DEFAULT_PORT : number(source, text),
        context.endsWith("/") ? context.substring(0, context.length() - 1) : context);
  }

  private static int number(String source, String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new UsageException("expected a number in " + source + ", got: " + text);
    }
  }
}
