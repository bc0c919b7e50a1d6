package io.garuda.generator;

import java.security.SecureRandom;
import java.util.Base64;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a secret ({@code phx.gen.secret}). */
@Command(
    name = "gen.secret",
    description = "Prints a secret for the setting garuda.secret.",
    mixinStandardHelpOptions = true)
public final class GenSecret implements Runnable {
  private static final int LEAST = 32;

  @Parameters(
      arity = "0..1",
      paramLabel = "LENGTH",
      description = "Characters, at least 32. Default: ${DEFAULT-VALUE}.",
      defaultValue = "64")
  private int length;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Override
  public void run() {
    if (length < LEAST) {
      throw new GeneratorException("expected a length of at least 32 characters, got: " + length);
    }
    spec.commandLine().getOut().println(random(length));
  }

  static String random(int length) {
    byte[] bytes = new byte[length];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).substring(0, length);
  }
}
