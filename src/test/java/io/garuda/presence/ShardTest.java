package io.garuda.presence;

import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.presence.Shard.Due;
import io.garuda.presence.Shard.Taken;
import io.garuda.tracker.Tracked;
import org.junit.jupiter.api.Test;

/** What one diff tells. */
class ShardTest {
  private final Shard shard = new Shard("here", false);

  private static Tracked ann(String ref) {
    return new Tracked("room:1", "ann", "tab", ref, "{\"phx_ref\":\"" + ref + "\"}");
  }

  private Due quietThenJoined(String ref) {
    return shard.join(ann(ref), 100).orElseThrow();
  }

  @Test
  void theFirstChangeOfAQuietTopicMakesADiffDueAndTheNextOnesGoWithIt() {
    Due due = quietThenJoined("1");
    assertThat(shard.replace(ann("1"), ann("2"))).isEmpty();
    assertThat(shard.leave(ann("2"))).isEmpty();
    assertThat(shard.join(ann("3"), 100)).isEmpty();
    Taken taken = shard.take(due).orElseThrow();
    assertThat(taken.joins()).containsExactly(ann("3"));
    assertThat(taken.leaves()).isEmpty();
    assertThat(taken.all()).containsExactly(ann("3"));
  }

  @Test
  void aDiffIsTakenOnceAndTheNextOneOnlyWhenItWasTold() {
    Due due = quietThenJoined("1");
    assertThat(shard.take(due)).isPresent();
    assertThat(shard.take(due)).isEmpty();
    shard.leave(ann("1"));
    assertThat(shard.take(due)).isEmpty();
    Due next = shard.told(due);
    assertThat(shard.take(due)).isEmpty();
    assertThat(shard.take(next).orElseThrow().leaves()).containsExactly(ann("1"));
  }

  @Test
  void aLostPresenceLeavesInTheDiffOfTheJoinThatReplacesIt() {
    Due due = quietThenJoined("1");
    shard.take(due);
    Due next = shard.told(due);
    assertThat(shard.lose(ann("1"))).isTrue();
    assertThat(shard.take(next)).isEmpty(); // nothing to tell
    Due again = shard.join(bySocket("2"), 100).orElseThrow();
    Taken taken = shard.take(again).orElseThrow();
    assertThat(taken.joins()).containsExactly(bySocket("2"));
    assertThat(taken.leaves()).containsExactly(ann("1"));
    assertThat(shard.giveUp(ann("1"))).isEmpty();
    assertThat(shard.list("room:1")).containsExactly(bySocket("2"));
  }

  private static Tracked bySocket(String ref) {
    return new Tracked("room:1", "ann", "socket " + ref, ref, "{}");
  }

  @Test
  void aLostPresenceIsGivenUpOnceAndNotKeptBesideALiveOne() {
    Due due = quietThenJoined("1");
    shard.take(due);
    shard.told(due);
    assertThat(shard.lose(ann("1"))).isTrue();
    assertThat(shard.giveUp(ann("1"))).isEmpty(); // in the window that is open
    assertThat(shard.giveUp(ann("1"))).isEmpty();
    assertThat(shard.list("room:1")).isEmpty();
    shard.join(bySocket("2"), 100);
    shard.join(bySocket("3"), 100);
    assertThat(shard.lose(bySocket("2"))).isFalse();
    shard.leave(bySocket("2"));
    assertThat(shard.lose(bySocket("3"))).isTrue();
  }

  @Test
  void whatWasListedMustBeToldToHaveLeft() {
    Due due = quietThenJoined("1");
    assertThat(shard.list("room:1")).containsExactly(ann("1"));
    shard.replace(ann("1"), ann("2"));
    shard.leave(ann("2"));
    Taken taken = shard.take(due).orElseThrow();
    assertThat(taken.joins()).isEmpty();
    assertThat(taken.leaves()).containsExactly(ann("1"));
  }

  @Test
  void anUpdateIsTracedToTheRefThatWasTold() {
    Due due = quietThenJoined("1");
    shard.take(due);
    shard.told(due);
    assertThat(shard.knownRef(Metas.meta(ann("1")), "room:1")).isEqualTo("1");
    Tracked second =
        new Tracked("room:1", "ann", "tab", "2", "{\"phx_ref\":\"2\",\"phx_ref_prev\":\"1\"}");
    shard.replace(ann("1"), second);
    assertThat(shard.knownRef(Metas.meta(second), "room:1")).isEqualTo("1");
    shard.list("room:1", "ann");
    assertThat(shard.knownRef(Metas.meta(second), "room:1")).isEqualTo("2");
  }

  @Test
  void aTopicThatIsEmptyAndQuietTakesNoMemory() {
    Due due = quietThenJoined("1");
    shard.take(due);
    shard.leave(ann("1"));
    Due next = shard.told(due);
    assertThat(shard.take(next)).isPresent();
    assertThat(shard.topics()).isEqualTo(1);
    assertThat(shard.take(shard.told(next))).isEmpty();
    assertThat(shard.topics()).isZero();
    assertThat(shard.leave(ann("1"))).isEmpty();
    assertThat(shard.topics()).isZero();
  }
}
