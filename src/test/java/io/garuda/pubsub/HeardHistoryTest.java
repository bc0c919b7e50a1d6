package io.garuda.pubsub;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.socket.Broadcast;
import io.garuda.socket.Payload;
import io.garuda.telemetry.Telemetry;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who must ask for what it missed: whoever would get a message that does not follow the one before. */
class HeardHistoryTest {
  private static final String TOPIC = "log:1";

  /** Keeps nothing, and hears what the test says. */
  private static final class ScriptedEngine implements Engine {
    @Nullable
    Receiver receiver;

    void hears(String cursor) {
      byte[] head = (cursor + "\n").getBytes(US_ASCII);
      byte[] message = NodeMessage.broadcast("other", "e" + cursor, Payload.empty(), 0);
      Objects.requireNonNull(receiver)
          .receive(
              EngineTopic.kept(TOPIC),
              ByteBuffer.allocate(head.length + message.length)
                  .put(head)
                  .put(message)
                  .array());
    }

    @Override
    public String name() {
      return "scripted";
    }

    @Override
    public Set<Capability> capabilities() {
      return Set.of(Capability.NODES, Capability.ORDER, Capability.HISTORY);
    }

    @Override
    public String node() {
      return "this";
    }

    @Override
    public void start(Receiver takes) {
      receiver = takes;
    }

    @Override
    public CompletionStage<?> subscribe(String topic) {
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public void unsubscribe(String topic) {}

    @Override
    public void publish(String topic, byte[] message) {}

    @Override
    public void append(String topic, byte[] message, History history) {}

    @Override
    public CompletionStage<Published> publish(
        String topic, byte[] message, @Nullable History history, @Nullable Once once) {
      return CompletableFuture.failedFuture(new IllegalStateException("nothing is published"));
    }

    @Override
    public CompletionStage<Past> past(String topic, History history, long after, int most) {
      return CompletableFuture.failedFuture(new IllegalStateException("nothing is kept"));
    }

    @Override
    public void send(String node, String topic, byte[] message) {}

    @Override
    public EngineHealth health() {
      return new EngineHealth(Optional.empty(), 0, 0, 0, 0, 0);
    }

    @Override
    public void close() {}
  }

  private static final class Listener implements Subscriber {
    final List<String> told = new ArrayList<>();

    @Override
    public void deliver(Broadcast broadcast) {
      told.add(broadcast.event());
    }

    @Override
    public void missed() {
      told.add("missed");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "a:5 a:6 a:7, ea:5 ea:6 ea:7",
    "a:5 a:7 a:8, ea:5 missed ea:8",
    "a:5 heals a:9 a:10, ea:5 missed ea:9 ea:10",
    "a:5 b:1 b:2, ea:5 eb:1 eb:2",
    "a:5 b:2 b:3, ea:5 missed eb:3"
  })
  void whatDoesNotFollowIsNotDeliveredButTold(String heard, String told) {
    ScriptedEngine engine = new ScriptedEngine();
    Histories histories = Histories.none().with("log:*", History.of(10, Duration.ofMinutes(1)));
    try (PubSub node = new PubSub(new Telemetry(), engine, histories)) {
      Listener listener = new Listener();
      node.subscribe(TOPIC, listener);
      for (String one : heard.split(" ", -1)) {
        if (one.equals("heals")) {
          Objects.requireNonNull(engine.receiver).healed();
        } else {
          engine.hears(one);
        }
      }
      assertThat(listener.told).containsExactly(told.split(" ", -1));
    }
  }
}
