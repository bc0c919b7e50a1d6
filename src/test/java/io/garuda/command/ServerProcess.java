package io.garuda.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A server in a JVM of its own. */
public final class ServerProcess implements AutoCloseable {
  private static final Pattern LISTENING =
      Pattern.compile("listening on http://127\\.0\\.0\\.1:(\\d+) pid (\\d+)");

  private static final Pattern TOTAL = Pattern.compile("\nTotal\\s+\\d+\\s+(\\d+)");

  private final Process process;
  private final int port;
  private final long pid;

  private ServerProcess(Process process, int port, long pid) {
    this.process = process;
    this.port = port;
    this.pid = pid;
  }

  /** Will tell whoever started this JVM that it serves. */
  public static void listening(int port) {
    System.out.println("listening on http://127.0.0.1:" + port + " pid "
        + ProcessHandle.current().pid());
  }

  /**
   * Will start a main class and wait until it listens.
   *
   * @param java what begins the command: a program, such as one that pins to a core, {@code java}, options
   */
  public static ServerProcess start(List<String> java, Class<?> main, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(java);
    command.addAll(List.of("-cp", classPath(), main.getName()));
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

  public int port() {
    return port;
  }

  public long pid() {
    return pid;
  }

  /** Will return the CPU time that it has spent. */
  public Duration cpu() {
    return process.info().totalCpuDuration().orElseThrow();
  }

  /** Will return how many threads it has; only on Linux. */
  public int threads() throws IOException {
    return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
        .filter(line -> line.startsWith("Threads:"))
        .mapToInt(line -> Integer.parseInt(line.replaceAll("\\D", "")))
        .findAny()
        .orElseThrow();
  }

  /** Will return how many bytes are alive in its heap, after a collection. */
  public long liveBytes() throws IOException {
    Process jcmd = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
            Long.toString(pid),
            "GC.class_histogram")
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
    String histogram = new String(jcmd.getInputStream().readAllBytes(), UTF_8);
    Matcher total = TOTAL.matcher(histogram);
    if (!total.find()) {
      throw new IOException("expected a total of bytes, got: " + histogram);
    }
    return Long.parseLong(total.group(1));
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Will end it at once, without a word to anybody. */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** Will tell it to stop, and wait for that. */
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
