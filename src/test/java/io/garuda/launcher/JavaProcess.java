package io.garuda.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code java -jar} of the WAR with its own temporary directory; its output comes line by line. */
final class JavaProcess implements AutoCloseable {
  private static final long DEADLINE_SECONDS = 60;

  private final Process process;

  private JavaProcess(Process process) {
    this.process = process;
  }

  static JavaProcess start(Path temporary, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Djava.io.tmpdir=" + temporary);
    command.add("-jar");
    command.add(System.getProperty("garuda.war"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().remove("PORT");
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    return new JavaProcess(builder.start());
  }

  /** Will wait for the next line; empty at the end. */
  String line() {
    try {
      String line = process.inputReader().readLine();
      return line == null ? "" : line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Will send SIGTERM, and leave the output readable. */
  void terminate() {
    process.toHandle().destroy();
  }

  int exitCode() throws InterruptedException {
    if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("expected the process to end, got: still running");
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
