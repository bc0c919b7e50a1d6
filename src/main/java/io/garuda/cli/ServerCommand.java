package io.garuda.cli;

import io.garuda.launcher.DevServer;
import io.garuda.launcher.Foreground;
import io.garuda.launcher.Launcher;
import io.garuda.launcher.Options;
import io.garuda.launcher.OwnFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Serves the project in the current directory for its developer, or else the WAR. */
@Command(
    name = "server",
    description =
        "Serves the project in the current directory for development: what you save shows at once."
            + " Elsewhere it serves the WAR that it is started from.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ServerCommand implements Callable<Integer> {
  @Mixin
  private final ListenOptions listen = new ListenOptions();

  @Override
  public Integer call() throws InterruptedException {
    if (!isProject()) {
      return serve(OwnFile.war(), listen.options());
    }
    Foreground.developmentLogs();
    Options options = listen.options();
    Foreground.serve(DevServer.start(Path.of(""), options), options);
    return 0;
  }

  /** Whether the process was started in the directory of a project. */
  static boolean isProject() {
    return Files.isRegularFile(Path.of("pom.xml")) && Files.isDirectory(Path.of("src/main/java"));
  }

  static int serve(Path war, Options options) throws InterruptedException {
    Foreground.logs();
    Foreground.serve(Launcher.start(war, options), options);
    return 0;
  }
}
