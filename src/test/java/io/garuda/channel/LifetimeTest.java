package io.garuda.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.session.BoundSession;
import io.garuda.socket.Broadcast;
import io.garuda.socket.Payload;
import io.garuda.socket.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A connection and the session of its browser. */
class LifetimeTest {
  private static final String TOPIC = "garuda:session:x";

  private final ScriptedApp app = new ScriptedApp();
  private final AtomicReference<Instant> end = new AtomicReference<>(Instant.MAX);

  @AfterEach
  void close() {
    app.close();
  }

  private RecordedClient connect(String topic) {
    SocketConnection connection = app.tryConnect("vsn=2.0.0").connection().orElseThrow();
    connection.bind(new BoundSession(topic, end::get));
    return new RecordedClient(connection);
  }

  private void tell(String event) {
    app.runtime.pubSub().broadcast(new Broadcast(Topic.of(TOPIC), event, Payload.empty()), null);
  }

  @Test
  void theEndOfASessionClosesItsSocketsAndNoOthers() {
    RecordedClient client = connect(TOPIC);
    RecordedClient other = connect("garuda:session:y");
    tell(BoundSession.ENDED);
    client.hears("close 4401");
    other.hearsNothing();
    other.hangsUp();
  }

  @Test
  void aRenewedSessionClosesItsSocketsWhenTheAnswerIsOut() {
    RecordedClient client = connect(TOPIC);
    long start = System.nanoTime();
    tell(BoundSession.RENEWED);
    client.hears("close 4401");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(490));
  }

  @Test
  void aSessionThatIsUsedAgainPutsTheEndOff() {
    app.mount = app.mount.expiryWarning(Duration.ofSeconds(1));
    app.tryConnect("vsn=2.0.0").connection().orElseThrow().closed(); // classes are loaded
    Instant first = Instant.now().plusSeconds(2);
    end.set(first);
    RecordedClient client = connect(TOPIC);
    client.hears("[null,null,'phoenix','session_expiring',{'seconds_left':0}]");
    end.set(first.plusSeconds(2));
    client.hears("[null,null,'phoenix','session_expiring',{'seconds_left':0}]");
    assertThat(Instant.now()).isAfter(first);
    client.hears("close 4401");
    assertThat(Instant.now()).isBetween(first.plusSeconds(2), first.plusSeconds(3));
  }

  @Test
  void aSessionThatIsOverAlreadyClosesAtOnce() {
    end.set(Instant.EPOCH);
    connect(TOPIC).hears("close 4401");
  }
}
