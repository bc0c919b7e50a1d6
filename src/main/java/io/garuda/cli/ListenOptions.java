package io.garuda.cli;

import io.garuda.launcher.Options;
import io.garuda.launcher.Tls;
import io.garuda.launcher.UsageException;
import java.nio.file.Path;
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
      description =
          "Listens on host or address H only. Default: localhost for a project, every address for a WAR.")
  private String host = "";

  @Option(
      names = "--context",
      paramLabel = "/P",
      description = "Serves the application below the path /P. Default: /.")
  private String context = "";

  @Option(
      names = "--certificate",
      paramLabel = "FILE",
      description = {
        "Speaks HTTPS with this PEM file of a certificate, or a PKCS#12 file with its key, whose"
            + " password is in the environment as TLS_PASSWORD."
      })
  private @Nullable Path certificate;

  @Option(
      names = "--certificate-key",
      paramLabel = "FILE",
      description = "The PEM file of its private key.")
  private @Nullable Path key;

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
    if (certificate == null && key != null) {
      throw new UsageException("expected --certificate beside --certificate-key, got: none");
    }
    return new Options(
        host,
        text.isEmpty() ? DEFAULT_PORT : number(source, text),
        context.endsWith("/") ? context.substring(0, context.length() - 1) : context,
        certificate == null ? null : new Tls(certificate, key));
  }

  private static int number(String source, String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new UsageException("expected a number in " + source + ", got: " + text);
    }
  }
}
