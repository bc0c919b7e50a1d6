package io.garuda.generator;

import io.garuda.launcher.SelfSigned;
import io.garuda.launcher.Tls;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a certificate for HTTPS on this machine ({@code phx.gen.cert}). */
@Command(
    name = "gen.cert",
    description = "Makes a self-signed certificate for HTTPS while you develop.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class GenCert extends Generator {
  private static final List<String> FILES = List.of("selfsigned.pem", "selfsigned_key.pem");

  @Parameters(
      arity = "0..*",
      paramLabel = "HOST",
      defaultValue = "localhost",
      description = "Names and addresses it is for. Default: ${DEFAULT-VALUE}.")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private List<String> hosts;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      defaultValue = "data/cert",
      description =
          "Where to put selfsigned.pem and selfsigned_key.pem. Default: ${DEFAULT-VALUE}.")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private Path output;

  @Override
  void generate(Path directory) {
    Path folder = directory.resolve(output);
    for (String file : FILES) {
      if (Files.exists(folder.resolve(file)) && !overwrite(folder.resolve(file))) {
        throw new GeneratorException("expected no " + file + " in " + folder
            + ", got: one; nothing was written. Say --force to replace it");
      }
    }
    Tls made = SelfSigned.write(folder, hosts);
    out()
        .println("* creating " + made.certificate() + "\n* creating " + made.key()
            + "\n\nServe with it by\n\n    ./garuda server --port 8443 --certificate "
            + made.certificate()
            + " --certificate-key " + made.key()
            + "\n\nBrowsers warn of it, since nobody vouches for it; never use it in production.");
  }
}
