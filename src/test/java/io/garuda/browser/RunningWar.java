package io.garuda.browser;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The WAR, started as a user would, on a free port. */
final class RunningWar implements AutoCloseable {
  private static final Pattern URL = Pattern.compile("http://[^\\s/]+:\\d+\\S*");
  private static final long DEADLINE_SECONDS = 60;

  private final Process process;
  private final Queue<String> log = new ConcurrentLinkedQueue<>();
  private final CompletableFuture<String> url = new CompletableFuture<>();

  private RunningWar(Process process) {
    this.process = process;
  }

  static RunningWar start(Path war, String contextPath) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process = new ProcessBuilder(
            java, "-jar", war.toString(), "--port", "0", "--context", contextPath)
        .redirectErrorStream(true)
        .start();
    RunningWar running = new RunningWar(process);
    Thread reader = new Thread(running::read, "log of " + war.getFileName());
    reader.setDaemon(true);
    reader.start();
    return running;
  }

  /** Will wait until it says where to point the browser. */
  String url() throws InterruptedException, ExecutionException, TimeoutException {
    return url.get(DEADLINE_SECONDS, TimeUnit.SECONDS);
  }

  String log() {
    return String.join("\n", log);
  }

  private void read() {
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        log.add(line);
        Matcher matcher = URL.matcher(line);
        if (matcher.find()) {
          url.complete(matcher.group());
        }
      }
    } catch (IOException e) {
      url.completeExceptionally(new UncheckedIOException(e));
    }
    url.completeExceptionally(
        new IllegalStateException("expected a server that says its address, got:\n" + log()));
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().orTimeout(DEADLINE_SECONDS, TimeUnit.SECONDS).join();
  }
}
