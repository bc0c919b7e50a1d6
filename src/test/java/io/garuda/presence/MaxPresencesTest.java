package io.garuda.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.garuda.channel.SocketRuntime;
import io.garuda.channel.UserCode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MaxPresencesTest {
  private final SocketRuntime runtime = new SocketRuntime(UserCode.plain());
  private final Presence presence = new Presence(runtime) {
    @Override
    protected int maxPresences(String topic) {
      return topic.equals("room:small") ? 2 : 100;
    }
  };

  @AfterEach
  void close() {
    runtime.close();
  }

  @Test
  void aTopicHasAsManyAsItMay() {
    presence.track("room:small", "ann", Map.of(), "tab 1");
    presence.track("room:small", "ann", Map.of(), "tab 2");
    assertThatThrownBy(() -> presence.track("room:small", "bob", Map.of(), "tab 3"))
        .isInstanceOf(TooManyPresencesException.class)
        .hasMessage("expected at most 2 presences on \"room:small\", got one more;"
            + " override maxPresences if so many are fair");
    presence.track("room:large", "bob", Map.of(), "tab 3");
    presence.update("room:small", "ann", Map.of("device", "web"), "tab 1");
    presence.untrack("room:small", "ann", "tab 2");
    presence.untrack("room:small", "ann", "tab 2");
    presence.track("room:small", "bob", Map.of(), "tab 3");
    assertThatThrownBy(() -> presence.track("room:small", "cy", Map.of(), "tab 4"))
        .isInstanceOf(TooManyPresencesException.class);
    assertThat(presence.list("room:small")).containsOnlyKeys("ann", "bob");
  }

  @Test
  void anOwnerThatIsRefusedTakesNoMemory() {
    presence.track("room:small", "ann", Map.of(), "tab 1");
    presence.track("room:small", "bob", Map.of(), "tab 2");
    int before = presence.memory();
    for (int i = 3; i < 100; i++) {
      String owner = "tab " + i;
      assertThatThrownBy(() -> presence.track("room:small", "cy", Map.of(), owner))
          .isInstanceOf(TooManyPresencesException.class);
    }
    assertThat(presence.memory()).isEqualTo(before);
  }

  @Test
  void threadsThatRaceDoNotExceedIt() throws Exception {
    AtomicInteger tracked = new AtomicInteger();
    List<Thread> racing = IntStream.range(0, 4)
        .mapToObj(thread -> new Thread(() -> {
          for (int i = 0; i < 100; i++) {
            try {
              presence.track("room:race", "key " + i, Map.of(), "owner " + thread);
              tracked.incrementAndGet();
            } catch (TooManyPresencesException e) {
              return;
            }
          }
        }))
        .toList();
    racing.forEach(Thread::start);
    for (Thread thread : racing) {
      thread.join();
    }
    assertThat(tracked).hasValue(100);
  }
}
