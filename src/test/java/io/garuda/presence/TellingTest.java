package io.garuda.presence;

import static io.garuda.channel.ScriptedApp.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.channel.SocketRuntime;
import io.garuda.channel.UserCode;
import io.garuda.socket.Broadcast;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A presence that chooses what its topics hear. */
class TellingTest {
  private final SocketRuntime runtime = new SocketRuntime(UserCode.plain());
  private final List<Broadcast> heard = new CopyOnWriteArrayList<>();
  private final List<String> handled = new CopyOnWriteArrayList<>();
  private final Presence presence = new Presence(runtime) {
    @Override
    protected Telling telling(String topic) {
      return topic.startsWith("silent:") ? Telling.NOTHING : Telling.COUNTS;
    }

    @Override
    protected void handleMetas(
        String topic, PresenceDiff diff, Map<String, PresenceEntry> presences) {
      handled.add(topic + presences.keySet());
    }
  };

  @AfterEach
  void close() {
    runtime.close();
  }

  @Test
  void countsAreToldInsteadOfDiffs() {
    runtime.pubSub().subscribe("stage:1", heard::add);
    presence.track("stage:1", "ann", Map.of(), "tab 1");
    eventually(() -> heard.size() == 1);
    presence.track("stage:1", "bob", Map.of(), this);
    eventually(() -> heard.size() == 2);
    presence.untrack("tab 1");
    eventually(() -> heard.size() == 3);
    assertThat(heard.stream().map(told -> told.event() + told.payload()))
        .containsExactly(
            "presence_count{\"count\":1}",
            "presence_count{\"count\":2}",
            "presence_count{\"count\":1}");
  }

  @Test
  void handleMetasIsToldWhatNobodyHears() {
    runtime.pubSub().subscribe("silent:1", heard::add);
    presence.track("silent:1", "ann", Map.of(), this);
    eventually(() -> handled.contains("silent:1[ann]"));
    assertThat(heard).isEmpty();
  }
}
