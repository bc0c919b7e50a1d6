package io.garuda.bench;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A server in a JVM of its own, on core 0. */
final class ServerProcess implements AutoCloseable {
  private static final Pattern LISTENING =
      Pattern.compile("listening on http://127\\.0\\.0\\.1:(\\d+) pid (\\d+)");

  private final Process process;
  private final int port;
  private final long pid;

  private ServerProcess(Process process, int port, long pid) {
    this.process = process;
    this.port = port;
    this.pid = pid;
  }

  /** Will tell whoever started this JVM that it serves. */
  static void listening(int port) {
    System.out.println("listening on http://127.0.0.1:" + port + " pid "
        + ProcessHandle.current().pid());
  }

  /** Will start a main class and wait until it listens. */
  static ServerProcess start(Class<?> main, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(Cores.pinned(0));
    command.add(Path.of(System.getProperty("garuda.bench.java", System.getProperty("java.home")))
        .resolve("bin/java")
        .toString());
    command.addAll(List.of("-Xmx1g", "-cp", classPath(), main.getName()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
    BufferedReader out = process.inputReader();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      Matcher listening = LISTENING.matcher(line);
      if (listening.find()) {
        return new ServerProcess(
            process, Integer.parseInt(listening.group(1)), Long.parseLong(listening.group(2)));
      }
    }
    process.destroyForcibly();
    throw new IllegalStateException("expected " + main.getName() + " to listen, got: its end");
  }

  /** Tyrus would offer itself to Tomcat as the implementation. */
  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.contains("tyrus"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  int port() {
    return port;
  }

  long pid() {
    return pid;
  }

  /** Will return the CPU time that it has spent. */
  Duration cpu() {
    return process.info().totalCpuDuration().orElseThrow();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted while a server stops", e);
    }
  }
}
