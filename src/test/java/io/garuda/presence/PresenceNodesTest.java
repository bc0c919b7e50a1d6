package io.garuda.presence;

import static io.garuda.channel.ScriptedApp.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.garuda.channel.Drainer;
import io.garuda.channel.SocketRuntime;
import io.garuda.channel.UserCode;
import io.garuda.param.ParamFilter;
import io.garuda.pubsub.LocalEngine;
import io.garuda.pubsub.PubSub;
import io.garuda.quota.Quotas;
import io.garuda.telemetry.Telemetry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Presences of several nodes over an engine that shares the memory of this JVM. */
class PresenceNodesTest {
  private static final String TOPIC = "room:1";

  private final LocalEngine network = LocalEngine.network();
  private final List<SocketRuntime> nodes = new ArrayList<>();

  private static class RoomPresence extends Presence {
    RoomPresence(SocketRuntime runtime) {
      super(runtime);
    }
  }

  private static final class OtherPresence extends Presence {
    OtherPresence(SocketRuntime runtime) {
      super(runtime);
    }
  }

  private static final class HastyPresence extends Presence {
    HastyPresence(SocketRuntime runtime) {
      super(runtime);
    }

    @Override
    protected Duration lease() {
      return Duration.ofSeconds(2);
    }
  }

  @AfterEach
  void close() {
    nodes.forEach(SocketRuntime::close);
  }

  private SocketRuntime node() {
    SocketRuntime node = new SocketRuntime(
        UserCode.plain(),
        Drainer.standard(),
        Quotas.none(),
        new Telemetry(),
        new ParamFilter(),
        new PubSub(new Telemetry(), network.beside()));
    nodes.add(node);
    return node;
  }

  @Test
  void allNodesShowAllPresencesAndTellTheirSubscribers() {
    Presence one = new RoomPresence(node());
    one.track(TOPIC, "ann", Map.of("device", "web"), this);
    SocketRuntime second = node();
    List<String> diffs = new CopyOnWriteArrayList<>();
    second
        .pubSub()
        .subscribe(TOPIC, diff -> diffs.add(diff.event() + diff.payload().json()));
    Presence two = new RoomPresence(second);
    eventually(() -> two.count(TOPIC) == 1);
    assertThat(two.list(TOPIC)).isEqualTo(one.list(TOPIC));
    eventually(() -> diffs.size() == 1);
    assertThat(diffs.get(0)).startsWith("presence_diff{\"joins\":{\"ann\":");
    assertThat(List.of(one.nodes(), two.nodes())).containsExactly(1, 1);
    one.untrack(this);
    eventually(() -> two.count(TOPIC) == 0);
    eventually(() -> diffs.size() == 2);
  }

  @Test
  void aNodeThatStopsTakesItsPresencesAlong() {
    Presence one = new RoomPresence(node());
    SocketRuntime second = node();
    Presence two = new RoomPresence(second);
    two.track(TOPIC, "bob", Map.of(), this);
    eventually(() -> one.count(TOPIC) == 1);
    second.close();
    eventually(() -> one.count(TOPIC) == 0);
    assertThat(one.nodes()).isZero();
  }

  @Test
  void presencesOfAnotherKindAreApart() {
    SocketRuntime first = node();
    SocketRuntime second = node();
    Presence room = new RoomPresence(first);
    Presence other = new OtherPresence(first);
    Presence rooms = new RoomPresence(second);
    Presence others = new OtherPresence(second);
    room.track(TOPIC, "ann", Map.of(), this);
    other.track(TOPIC, "bob", Map.of(), this);
    eventually(() -> rooms.count(TOPIC) == 1 && others.count(TOPIC) == 1);
    assertThat(rooms.list(TOPIC)).containsOnlyKeys("ann");
    assertThat(others.list(TOPIC)).containsOnlyKeys("bob");
  }

  @Test
  void whereAPresenceHasTwoBeansTheSecondIsRefused() {
    SocketRuntime runtime = node();
    assertThat(new RoomPresence(runtime).nodes()).isZero();
    assertThatThrownBy(() -> new RoomPresence(runtime))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("presence:" + RoomPresence.class.getName());
  }

  @Test
  void aLeaseThatOneLostBeatWouldEndIsRefused() {
    SocketRuntime runtime = node();
    assertThatThrownBy(() -> new HastyPresence(runtime))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected a lease of 5 s or more for the presences of a node, got: PT2S");
  }
}
