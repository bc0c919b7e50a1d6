package io.garuda.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.garuda.command.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code phxload}, on core 1. */
final class LoadGenerator {
  private static final JsonMapper JSON = new JsonMapper();

  private final Path binary;
  private final int seconds;

  private LoadGenerator(Path binary, int seconds) {
    this.binary = binary;
    this.seconds = seconds;
  }

  /** Will look for the binary, which is no part of this repository. */
  static LoadGenerator find(int seconds) {
    String path = System.getProperty("garuda.phxload", "");
    if (path.isEmpty() || !Files.isExecutable(Path.of(path))) {
      throw new IllegalStateException("expected the load generator phxload, got: \"" + path
          + "\"; build it and name it: -Dgaruda.phxload=/path/to/phxload");
    }
    return new LoadGenerator(Path.of(path).toAbsolutePath(), seconds);
  }

  Figures run(Scenario scenario, ServerProcess server) throws IOException {
    List<String> command = new ArrayList<>(Cores.pinned(1));
    command.add(binary.toString());
    command.addAll(scenario.arguments());
    command.addAll(List.of(scenario.timed(), Integer.toString(seconds)));
    command.addAll(List.of("--port", Integer.toString(server.port())));
    command.addAll(List.of("--cpu", "--server-pid", Long.toString(server.pid())));
    Process process = new ProcessBuilder(command)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
    List<String> lines = process.inputReader().lines().toList();
    JsonNode result = JSON.readTree(lines.isEmpty() ? "{}" : lines.get(lines.size() - 1));
    if (!result.has("ok")) {
      throw new IllegalStateException(
          "expected a line of JSON from " + command + ", got: " + lines);
    }
    return new Figures(result);
  }
}
