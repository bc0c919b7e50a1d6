package io.garuda.redeploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.garuda.command.Command;
import io.garuda.command.NodeScripts;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Clients of {@code phoenix.js} in a process of their own, half WebSocket, half long poll. */
final class LoyalClients implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();

  private final Command script;

  private LoyalClients(Command script) {
    this.script = script;
  }

  static LoyalClients start(URI base, int ofEach) throws IOException, InterruptedException {
    return new LoyalClients(
        NodeScripts.install("conformance").start("redeploys.mjs", base.toString(), "" + ofEach));
  }

  /** Will wait until each was answered by this deployment, and heard a broadcast of it. */
  Duration awaitDeployment(int number, Duration deadline) throws IOException {
    long begin = System.nanoTime();
    JsonNode last = null;
    while (System.nanoTime() - begin < deadline.toNanos()) {
      last = last();
      if (last != null && last.get("oldest").asInt() >= number) {
        return Duration.ofNanos(System.nanoTime() - begin);
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
    throw new AssertionError("expected all clients at deployment " + number + " within " + deadline
        + ", got: " + last + "\n" + script.output());
  }

  /** How often they were closed with which code. */
  JsonNode closes() throws IOException {
    return Objects.requireNonNull(last(), "expected output").get("closes");
  }

  /** The client itself may write, too, of what it could not parse. */
  private @Nullable JsonNode last() throws IOException {
    String output = script.output();
    String whole = output.substring(0, output.lastIndexOf('\n') + 1);
    String line =
        whole.lines().filter(each -> each.startsWith("{")).reduce("", (one, next) -> next);
    return line.isEmpty() ? null : JSON.readTree(line);
  }

  @Override
  public void close() {
    try {
      script.end(Duration.ZERO);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
