package io.garuda.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.pubsub.Histories;
import io.garuda.pubsub.History;
import io.garuda.pubsub.LocalEngine;
import io.garuda.pubsub.PubSub;
import io.garuda.socket.Broadcast;
import io.garuda.socket.Cursor;
import io.garuda.socket.Payload;
import io.garuda.socket.Topic;
import io.garuda.telemetry.Telemetry;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Which messages, that come while a client joins, are in what it is told of the past. */
class ResumedTest {
  private static Broadcast at(String epoch, long offset) {
    return new Broadcast(Topic.of("a"), "e", Payload.empty(), new Cursor(epoch, offset));
  }

  @Test
  void whatIsOfAnotherEpochIsOlderUntilOneBegins() {
    Histories histories = Histories.none().with("a", History.of(10, Duration.ofMinutes(1)));
    try (PubSub pubSub = new PubSub(new Telemetry(), LocalEngine.alone(), histories)) {
      pubSub.broadcast(new Broadcast(Topic.of("a"), "e", Payload.empty()), null);
      pubSub.broadcast(new Broadcast(Topic.of("a"), "e", Payload.empty()), null);
      String epoch =
          pubSub.past("a", 0, 1).toCompletableFuture().join().newest().epoch();
      Resumed resumed = Resumed.of(pubSub, "a", Payload.empty(), 1_000);
      assertThat(resumed.has(at("lost", 7))).isTrue();
      assertThat(resumed.has(at(epoch, 2))).isTrue();
      assertThat(resumed.has(at(epoch, 3))).isFalse();
      assertThat(resumed.has(at("next", 1))).isFalse();
      assertThat(resumed.has(at("next", 2))).isFalse();
    }
  }
}
