package io.garuda.generator;

import java.io.Console;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What all commands that write files have in common. */
abstract class Generator implements Runnable {
  @Option(names = "--force", description = "Replaces files that are there without asking.")
  private boolean force;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  /** Will be run in the directory of the process. */
  @Override
  public final void run() {
    generate(Path.of(""));
  }

  abstract void generate(Path directory);

  final void apply(Plan plan) {
    plan.apply(out(), this::overwrite);
  }

  final PrintWriter out() {
    return spec.commandLine().getOut();
  }

  @SuppressWarnings("SystemConsoleNull") // where it is never null, the end of its input is a no
  final boolean overwrite(Path file) {
    Console console = System.console();
    if (force || console == null) {
      return force;
    }
    String answer = console.readLine("%s is there with another text. Replace it? [yN] ", file);
    return answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
  }
}
