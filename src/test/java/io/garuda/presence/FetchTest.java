package io.garuda.presence;

import static io.garuda.channel.ScriptedApp.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.garuda.channel.SocketRuntime;
import io.garuda.channel.UserCode;
import io.garuda.socket.Broadcast;
import io.garuda.socket.Payload;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an application adds to presences, and what it is told. */
class FetchTest {
  private static final String TOPIC = "room:1";

  private final SocketRuntime runtime = new SocketRuntime(UserCode.plain());
  private final List<Broadcast> diffs = new CopyOnWriteArrayList<>();
  private final Named presence = new Named(runtime);

  private static final class Named extends Presence {
    private final List<String> told = new CopyOnWriteArrayList<>();
    private volatile boolean broken;

    Named(SocketRuntime runtime) {
      super(runtime);
    }

    @Override
    protected Map<String, PresenceEntry> fetch(String topic, Map<String, PresenceEntry> presences) {
      if (broken) {
        throw new IllegalStateException("no database");
      }
      Map<String, PresenceEntry> named = new LinkedHashMap<>();
      presences.forEach((key, entry) -> named.put(key, entry.with("name", "The " + key)));
      return named;
    }

    @Override
    protected void handleMetas(
        String topic, PresenceDiff diff, Map<String, PresenceEntry> presences) {
      told.add(topic + " " + diff.joins().keySet() + " " + diff.leaves().keySet() + " "
          + presences.keySet());
      if (broken) {
        throw new IllegalStateException("no database");
      }
    }
  }

  FetchTest() {
    runtime.pubSub().subscribe(TOPIC, diffs::add);
  }

  @AfterEach
  void close() {
    runtime.close();
  }

  @Test
  void whatFetchAddsIsListedAndTold() {
    String ref = presence.track(TOPIC, "ann", Map.of(), this);
    String ann = "{\"metas\":[{\"phx_ref\":\"" + ref + "\"}],\"name\":\"The ann\"}";
    assertThat(Payload.json(presence.list(TOPIC)).json()).isEqualTo("{\"ann\":" + ann + "}");
    assertThat(Payload.json(presence.getByKey(TOPIC, "ann").orElseThrow()).json())
        .isEqualTo(ann);
    eventually(() -> diffs.size() == 1);
    presence.untrack(this);
    eventually(() -> diffs.size() == 2);
    assertThat(diffs.stream().map(diff -> diff.payload().json()))
        .containsExactly(
            "{\"joins\":{\"ann\":" + ann + "},\"leaves\":{}}",
            "{\"joins\":{},\"leaves\":{\"ann\":" + ann + "}}");
    assertThatThrownBy(() -> new PresenceEntry(List.of(), Map.of()).with("metas", 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void handleMetasIsToldEachDiffAndWhoIsThere() {
    presence.track(TOPIC, "ann", Map.of(), this);
    eventually(() -> presence.told.size() == 1);
    presence.track(TOPIC, "bob", Map.of(), this);
    eventually(() -> presence.told.size() == 2);
    presence.untrack(TOPIC, "ann", this);
    eventually(() -> presence.told.size() == 3);
    assertThat(presence.told)
        .containsExactly(
            "room:1 [ann] [] [ann]", "room:1 [bob] [] [ann, bob]", "room:1 [] [ann] [bob]");
  }

  @Test
  void whatAnApplicationThrowsHoldsUpNoDiff() {
    presence.broken = true;
    presence.track(TOPIC, "ann", Map.of(), this);
    eventually(() -> diffs.size() == 1 && presence.told.size() == 1);
    presence.untrack(TOPIC, "ann", this);
    eventually(() -> diffs.size() == 2);
    assertThat(diffs.get(1).payload().json()).contains("\"leaves\":{\"ann\"");
  }
}
