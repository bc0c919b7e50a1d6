package io.garuda.cli;

import io.garuda.launcher.OwnFile;
import io.garuda.launcher.RouteLister;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the route table ({@code phx.routes}). */
@Command(
    name = "routes",
    description =
        "Prints the routes and sockets of the project in the current directory; elsewhere those of the"
            + " WAR that it is started from.",
    mixinStandardHelpOptions = true)
final class RoutesCommand implements Runnable {
  @Parameters(
      arity = "0..1",
      paramLabel = "ROUTER",
      description = "The class of a router. Default: that of the endpoint.")
  private @Nullable String router;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine()
        .getOut()
        .println(
            ServerCommand.isProject()
                ? RouteLister.ofProject(Path.of(""), router)
                : RouteLister.ofWar(OwnFile.war(), router));
  }
}
