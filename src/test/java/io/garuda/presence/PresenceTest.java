package io.garuda.presence;

import static io.garuda.channel.ScriptedApp.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.garuda.channel.SocketRuntime;
import io.garuda.channel.UserCode;
import io.garuda.pubsub.Subscriber;
import io.garuda.socket.Broadcast;
import io.garuda.socket.MalformedPayloadException;
import io.garuda.socket.Payload;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PresenceTest {
  private static final String TOPIC = "room:1";

  private record Meta(String device) {}

  private static final class Bystander implements Subscriber {
    @Override
    public void deliver(Broadcast broadcast) {}
  }

  private final SocketRuntime runtime = new SocketRuntime(UserCode.plain());
  private final List<Broadcast> diffs = new CopyOnWriteArrayList<>();
  private final Presence presence = new Presence(runtime) {};

  PresenceTest() {
    runtime.pubSub().subscribe(TOPIC, diffs::add);
  }

  @AfterEach
  void close() {
    runtime.close();
  }

  private ObjectNode meta(String key) {
    return presence
        .getByKey(TOPIC, key)
        .orElseThrow()
        .metas()
        .get(0)
        .payload()
        .as(ObjectNode.class);
  }

  private List<PresenceMeta> metas(String key) {
    return presence.getByKey(TOPIC, key).orElseThrow().metas();
  }

  @Test
  void aMetaIsARecordAMapOrAPayload() {
    presence.track(TOPIC, "a", new Meta("web"), this);
    presence.track(TOPIC, "b", Map.of("device", "web"), this);
    presence.track(TOPIC, "c", Payload.of("device", "web"), this);
    for (String key : List.of("a", "b", "c")) {
      assertThat(meta(key).get("device").asText()).isEqualTo("web");
    }
    assertThatThrownBy(() -> presence.track(TOPIC, "d", List.of(1), this))
        .isInstanceOf(MalformedPayloadException.class)
        .hasMessage("expected an object as the meta of a presence, got: [1]");
  }

  @Test
  void theSameOwnerIsOnATopicOnceUnderAKey() {
    presence.track(TOPIC, "ann", Map.of(), "tab 1");
    assertThatThrownBy(() -> presence.track(TOPIC, "ann", Map.of(), "tab 1"))
        .isInstanceOf(AlreadyTrackedException.class)
        .hasMessageContaining("already tracked \"ann\" on \"room:1\"");
    presence.track(TOPIC, "bob", Map.of(), "tab 1");
    presence.track("room:2", "ann", Map.of(), "tab 1");
    presence.track(TOPIC, "ann", Map.of(), "tab 2");
    assertThat(metas("ann")).hasSize(2);
    assertThat(presence.list(TOPIC)).containsOnlyKeys("ann", "bob");
    presence.untrack(TOPIC, "ann", "tab 1");
    assertThat(metas("ann")).hasSize(1);
  }

  @Test
  void anUpdateHasANewRefAndTellsTheOldOne() {
    String first = presence.track(TOPIC, "ann", Map.of("n", 1, "phx_ref", "mine"), this);
    assertThat(first).matches("[\\w-]{16}");
    assertThat(meta("ann").get("phx_ref").asText()).isEqualTo(first);
    assertThat(meta("ann").has("phx_ref_prev")).isFalse();
    String second = presence.update(TOPIC, "ann", Map.of("m", 2), this);
    assertThat(meta("ann").toString())
        .isEqualTo("{\"m\":2,\"phx_ref\":\"" + second + "\",\"phx_ref_prev\":\"" + first + "\"}");
    String third = presence.update(TOPIC, "ann", meta -> meta.put("n", 3), this);
    assertThat(meta("ann").toString())
        .isEqualTo(
            "{\"m\":2,\"n\":3,\"phx_ref\":\"" + third + "\",\"phx_ref_prev\":\"" + second + "\"}");
    assertThat(List.of(first, second, third)).doesNotHaveDuplicates();
  }

  @Test
  void whatIsNotTrackedIsNotUpdatedAndNeedsNoUntrack() {
    presence.untrack(TOPIC, "ann", this);
    presence.untrack(this);
    assertThatThrownBy(() -> presence.update(TOPIC, "ann", Map.of(), this))
        .isInstanceOf(NotTrackedException.class)
        .hasMessageContaining("\"ann\" is not tracked on \"room:1\"");
    assertThat(presence.memory()).isZero();
  }

  @Test
  void anOwnerThatIsUntrackedLeavesEverywhereAndTakesNoMemory() {
    presence.track(TOPIC, "ann", Map.of(), this);
    presence.track("room:2", "ann", Map.of(), this);
    assertThat(presence.memory()).isEqualTo(3);
    presence.untrack(this);
    assertThat(presence.list(TOPIC)).isEmpty();
    assertThat(presence.getByKey("room:2", "ann")).isEmpty();
    eventually(() -> presence.memory() == 0);
    presence.track(TOPIC, "ann", Map.of(), this);
    assertThat(presence.list(TOPIC)).containsOnlyKeys("ann");
  }

  @Test
  void aDiffTellsWhoCameAndWhoWent() {
    String first = presence.track(TOPIC, "ann", Map.of("n", 1), this);
    eventually(() -> diffs.size() == 1);
    String second = presence.update(TOPIC, "ann", Map.of("n", 2), this);
    eventually(() -> diffs.size() == 2);
    presence.untrack(TOPIC, "ann", this);
    eventually(() -> diffs.size() == 3);
    String one = "{\"n\":1,\"phx_ref\":\"" + first + "\"}";
    String two = "{\"n\":2,\"phx_ref\":\"" + second + "\",\"phx_ref_prev\":\"" + first + "\"}";
    assertThat(diffs.stream().map(diff -> diff.event() + diff.payload()))
        .containsExactly(
            "presence_diff{\"joins\":{\"ann\":{\"metas\":[" + one + "]}},\"leaves\":{}}",
            "presence_diff{\"joins\":{\"ann\":{\"metas\":[" + two
                + "]}},\"leaves\":{\"ann\":{\"metas\":[" + one + "]}}}",
            "presence_diff{\"joins\":{},\"leaves\":{\"ann\":{\"metas\":[" + two + "]}}}");
  }

  @Test
  void aBurstOfJoinsIsToldInFewDiffs() {
    for (int i = 0; i < 20; i++) {
      runtime.pubSub().subscribe(TOPIC, new Bystander());
    }
    long start = System.nanoTime();
    for (int i = 0; i < 1_000; i++) {
      presence.track(TOPIC, "key" + i, Map.of(), this);
    }
    eventually(() -> told() == 1_000);
    long windows = (System.nanoTime() - start) / 50_000_000;
    assertThat(diffs).hasSizeLessThanOrEqualTo((int) windows + 2);
  }

  @Test
  void keysAreCountedOnce() {
    presence.track(TOPIC, "ann", Map.of(), "tab 1");
    presence.track(TOPIC, "ann", Map.of(), "tab 2");
    presence.track(TOPIC, "bob", Map.of(), this);
    assertThat(presence.count(TOPIC)).isEqualTo(2);
    presence.untrack("tab 1");
    presence.untrack(this);
    assertThat(presence.count(TOPIC)).isEqualTo(1);
    assertThat(presence.count("room:2")).isZero();
  }

  private int told() {
    Set<String> keys = new HashSet<>();
    diffs.stream()
        .map(diff -> diff.payload().as(ObjectNode.class).get("joins"))
        .forEach(joins -> joins.fieldNames().forEachRemaining(keys::add));
    return keys.size();
  }
}
