package io.garuda.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StateTest {
  private final State here = new State("here");
  private final State there = new State("there");

  private static Tracked ann(String ref) {
    return new Tracked("room:1", "ann", "tab", ref, "{}");
  }

  private void introduce() {
    here.replicaUp("there");
    there.replicaUp("here");
  }

  @Test
  void aDeltaTellsAnotherReplica() {
    introduce();
    Change change = there.merge(here.put(ann("1")));
    assertThat(change.joins()).containsExactly(ann("1"));
    assertThat(change.leaves()).isEmpty();
    assertThat(there.list("room:1")).containsExactly(ann("1"));
    assertThat(there.list("room:1", "ann")).containsExactly(ann("1"));
    assertThat(there.list("room:2")).isEmpty();
  }

  @Test
  void anUpdateIsALeaveAndAJoin() {
    introduce();
    there.merge(here.put(ann("1")));
    Change change = there.merge(here.put(ann("2")));
    assertThat(change.joins()).containsExactly(ann("2"));
    assertThat(change.leaves()).containsExactly(ann("1"));
    assertThat(there.list("room:1")).containsExactly(ann("2"));
  }

  @Test
  void aRemovalThatComesFirstWins() {
    introduce();
    Delta joined = here.put(ann("1"));
    Delta left = here.remove(ann("1")).orElseThrow();
    there.merge(left);
    assertThat(there.merge(joined).joins()).isEmpty();
    assertThat(there.list("room:1")).isEmpty();
    assertThat(there.clock()).isEqualTo(here.clock());
  }

  @Test
  void removingWhatIsNotThereIsNoEvent() {
    assertThat(here.remove(ann("1"))).isEmpty();
    assertThat(here.clock()).isEqualTo(new Clock());
  }

  @Test
  void aReplicaThatIsDownIsHiddenAndComesBack() {
    introduce();
    there.merge(here.put(ann("1")));
    assertThat(there.replicaDown("here").leaves()).containsExactly(ann("1"));
    assertThat(there.replicaDown("here").leaves()).isEmpty();
    assertThat(there.list("room:1")).isEmpty();
    assertThat(there.list("room:1", "ann")).isEmpty();
    assertThat(there.merge(here.put(ann("2"))).joins()).as("hidden").isEmpty();
    assertThat(there.replicaUp("here").joins()).containsExactly(ann("2"));
    assertThat(there.replicaUp("here").joins()).isEmpty();
    assertThat(there.list("room:1")).containsExactly(ann("2"));
  }

  @Test
  void aForgottenReplicaLeavesNothingAndIsNotHeardAgain() {
    introduce();
    there.merge(here.put(ann("1")));
    there.replicaDown("here");
    there.forget("here");
    assertThat(there.topics()).isZero();
    assertThat(there.clock()).isEqualTo(new Clock());
    there.merge(here.full());
    assertThat(there.topics()).isZero();
    there.replicaUp("here");
    assertThat(there.merge(here.full()).joins()).containsExactly(ann("1"));
  }

  @Test
  void anEmptyTopicTakesNoMemory() {
    here.put(ann("1"));
    assertThat(here.topics()).isEqualTo(1);
    here.remove(ann("1"));
    assertThat(here.topics()).isZero();
  }
}
