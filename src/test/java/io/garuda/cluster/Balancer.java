package io.garuda.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.command.Command;
import io.garuda.command.NodeScripts;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A proxy that hands each request, and each WebSocket, to the next node: {@code balancer.mjs}. */
public record Balancer(Command command, URI base) implements AutoCloseable {
  private static final long DEADLINE_SECONDS = 10;

  public static Balancer start(NodeScripts scripts, Stream<URI> nodes) throws Exception {
    Command command =
        scripts.start("balancer.mjs", nodes.map(URI::toString).toArray(String[]::new));
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
    while (!command.output().endsWith("\n") && System.nanoTime() < end) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
    assertThat(command.output()).startsWith("http://127.0.0.1:");
    return new Balancer(command, URI.create(command.output().strip()));
  }

  @Override
  public void close() {
    try {
      command.end(Duration.ZERO);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
