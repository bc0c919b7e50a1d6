package io.garuda.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What holds for any deltas of any history. */
class DeltaTest {
  private static final List<String> NAMES = List.of("a", "b", "c");

  private final Random random = new Random(7);
  private final List<State> states = NAMES.stream().map(State::new).toList();
  private final List<Delta> deltas = new ArrayList<>();

  /** Three replicas change, and hear some of it from one another. */
  private void live(int steps) {
    states.forEach(state -> NAMES.forEach(state::replicaUp));
    for (int step = 0; step < steps; step++) {
      State state = any(states);
      Tracked tracked = new Tracked(
          "room:" + random.nextInt(2), "ü" + random.nextInt(3), "tab", "r" + step, "{\"n\":1}");
      switch (random.nextInt(4)) {
        case 0, 1 -> deltas.add(state.put(tracked));
        case 2 -> state.remove(tracked).ifPresent(deltas::add);
        default -> {
          state.merge(any(states).full());
          deltas.add(state.full());
        }
      }
    }
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private static void assertSame(Delta one, Delta other) {
    assertThat(one.entries()).isEqualTo(other.entries());
    assertThat(one.clock()).isEqualTo(other.clock());
  }

  @Test
  void mergingIsCommutativeAssociativeAndIdempotent() {
    live(200);
    for (int round = 0; round < 2_000; round++) {
      Delta one = any(deltas);
      Delta two = any(deltas);
      Delta three = any(deltas);
      assertSame(one.merge(two), two.merge(one));
      assertSame(one.merge(two).merge(three), one.merge(two.merge(three)));
      assertSame(one.merge(one), one);
      assertSame(one.merge(two).merge(two), one.merge(two));
      Delta all = Delta.merge(List.of(one, two, three)).orElseThrow();
      assertSame(all, one.merge(two).merge(three));
    }
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    live(200);
    for (Delta delta : deltas) {
      assertSame(Delta.of(delta.bytes()), delta);
    }
    Delta several = deltas.get(10).merge(deltas.get(100));
    assertSame(Delta.of(several.bytes()), several);
  }

  @Test
  void aTopicAndAReplicaAreWrittenOnce() {
    State state = new State("a-replica-with-a-long-name");
    String topic = "room:" + "long".repeat(50);
    for (int i = 0; i < 100; i++) {
      state.put(new Tracked(topic, "k" + i, "o" + i, "r" + i, "{}"));
    }
    assertThat(state.full().bytes()).hasSizeLessThan(2_500);
  }

  @Test
  void bytesThatAreNoDeltaAreRefused() {
    live(50);
    byte[] good = any(deltas).merge(any(deltas)).bytes();
    assertThatThrownBy(() -> Delta.of(new byte[] {2}))
        .isInstanceOf(MalformedDeltaException.class)
        .hasMessage(
            "expected a delta of version 1, got: version 2; run the same release on all nodes");
    for (int length = 0; length < good.length; length++) {
      byte[] part = Arrays.copyOf(good, length);
      assertThatThrownBy(() -> Delta.of(part)).isInstanceOf(MalformedDeltaException.class);
    }
    assertThatThrownBy(() -> Delta.of(Arrays.copyOf(good, good.length + 1)))
        .isInstanceOf(MalformedDeltaException.class);
  }

  @Test
  void brokenBytesThrowNothingElse() {
    live(50);
    byte[] good = any(deltas).merge(any(deltas)).bytes();
    for (int round = 0; round < 20_000; round++) {
      byte[] broken = good.clone();
      broken[1 + random.nextInt(broken.length - 1)] = (byte) random.nextInt(256);
      try {
        Delta.of(broken);
      } catch (MalformedDeltaException expected) {
        assertThat(expected).hasMessageContaining("got: ");
      }
    }
  }
}
