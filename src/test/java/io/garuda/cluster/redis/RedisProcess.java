package io.garuda.cluster.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A real Redis on a free port, from the server that is installed. */
public final class RedisProcess implements AutoCloseable {
  /** The argument that asks for TLS, with a certificate that signs itself after it. */
  static final String CERTIFICATE = "--tls-cert-file";

  private final int port;
  private final List<String> arguments;
  private @Nullable Process process;

  private RedisProcess(int port, List<String> arguments) {
    this.port = port;
    this.arguments = arguments;
  }

  static boolean isInstalled() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "redis-server")));
  }

  static RedisProcess none() {
    return new RedisProcess(0, List.of());
  }

  /** Will start one that listens on a free port, with TLS if the arguments have a certificate. */
  public static RedisProcess start(String... arguments) throws IOException {
    int port = freePort();
    List<String> all = new ArrayList<>(List.of(arguments));
    boolean tls = all.contains(CERTIFICATE);
    all.addAll(List.of("--port", tls ? "0" : Integer.toString(port), "--save", ""));
    if (tls) {
      all.addAll(List.of("--tls-port", Integer.toString(port), "--tls-auth-clients", "no"));
    }
    return start(port, all);
  }

  /** Will start a server that listens on this port by its arguments. */
  static RedisProcess start(int port, List<String> arguments) throws IOException {
    RedisProcess redis = new RedisProcess(port, arguments);
    redis.restart();
    return redis;
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  public int port() {
    return port;
  }

  public String url() {
    return (hasTls() ? "rediss://127.0.0.1:" : "redis://127.0.0.1:") + port;
  }

  boolean hasTls() {
    return arguments.contains(CERTIFICATE);
  }

  public void restart() throws IOException {
    List<String> command = new ArrayList<>(List.of("redis-server"));
    command.addAll(arguments);
    command.addAll(List.of("--bind", "127.0.0.1"));
    Process started = new ProcessBuilder(command)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
    process = started;
    Eventually.is(() -> accepts() || !started.isAlive());
    if (!started.isAlive()) {
      throw new IOException("expected Redis to run, it ended with " + started.exitValue());
    }
  }

  private boolean accepts() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  /** Will return the process, which runs. */
  public ProcessHandle handle() {
    return Objects.requireNonNull(process, "expected a Redis that runs").toHandle();
  }

  /** Will return what Redis answers to a command, as {@code redis-cli} shows it. */
  String answer(String... command) {
    List<String> whole =
        new ArrayList<>(List.of("redis-cli", "-h", "127.0.0.1", "-p", Integer.toString(port)));
    if (hasTls()) {
      whole.addAll(List.of("--tls", "--cacert", arguments.get(arguments.indexOf(CERTIFICATE) + 1)));
    }
    whole.addAll(Arrays.asList(command));
    try {
      Process cli = new ProcessBuilder(whole).redirectErrorStream(true).start();
      return new String(cli.getInputStream().readAllBytes(), UTF_8).strip();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Will do a command that answers {@code OK}. */
  public void tell(String... command) {
    String answer = answer(command);
    if (!answer.equals("OK")) {
      throw new IllegalStateException(
          "expected OK for " + String.join(" ", command) + ", got: " + answer);
    }
  }

  /** Will let the process stand still, as a machine that is cut off. */
  void freeze() throws IOException {
    if (process != null) {
      new ProcessBuilder("kill", "-STOP", Long.toString(process.pid()))
          .start()
          .onExit()
          .join();
    }
  }

  public void kill() {
    if (process != null) {
      process.destroyForcibly().onExit().join();
      process = null;
    }
  }

  @Override
  public void close() {
    kill();
  }
}
