package io.garuda.cluster;

import io.garuda.cluster.redis.RedisProcess;
import io.garuda.command.Programs;
import io.garuda.command.ServerProcess;
import io.garuda.contract.ContractServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Contract servers, each a process, that share a Redis; each reaches it by a line that can be cut. */
public final class Nodes implements BeforeAllCallback, AfterAllCallback {
  private static final List<String> JAVA = List.of(
      Path.of(System.getProperty("java.home"), "bin", "java").toString(),
      "-Xmx256m",
      "-XX:+UseSerialGC");

  private final int count;
  private final List<String> java = new ArrayList<>(JAVA);
  private final List<ServerProcess> servers = new ArrayList<>();
  private final List<CutLine> lines = new ArrayList<>();
  private @Nullable RedisProcess redis;

  private Nodes(int count, List<String> options) {
    this.count = count;
    java.addAll(options);
  }

  /** Will be so many, with these options of the JVM; without {@code redis-server} the tests are skipped. */
  public static Nodes of(int count, String... options) {
    return new Nodes(count, List.of(options));
  }

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    Programs.required("redis-server");
    redis = RedisProcess.start();
    for (int i = 0; i < count; i++) {
      lines.add(CutLine.to(redis.port()));
    }
    lines.stream()
        .map(line -> CompletableFuture.supplyAsync(() -> start(line, 0)))
        .toList()
        .forEach(starting -> servers.add(starting.join()));
  }

  private ServerProcess start(CutLine line, int port) {
    try {
      return ServerProcess.start(
          java,
          ContractServer.class,
          "--port",
          Integer.toString(port),
          "--engine",
          "redis",
          "--redis",
          "redis://127.0.0.1:" + line.port());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Will start a node in the place of one that was killed or stopped, at its port. */
  public void startAgain(int node) {
    servers.set(node, start(lines.get(node), servers.get(node).port()));
  }

  public RedisProcess redis() {
    return Objects.requireNonNull(redis, "expected a Redis that was started");
  }

  public ServerProcess server(int node) {
    return servers.get(node);
  }

  public CutLine line(int node) {
    return lines.get(node);
  }

  public URI base(int node) {
    return URI.create("http://127.0.0.1:" + servers.get(node).port());
  }

  public Stream<URI> bases() {
    return servers.stream().map(server -> URI.create("http://127.0.0.1:" + server.port()));
  }

  @Override
  public void afterAll(ExtensionContext context) {
    servers.parallelStream().forEach(ServerProcess::close);
    lines.forEach(CutLine::close);
    if (redis != null) {
      redis.close();
    }
  }
}
