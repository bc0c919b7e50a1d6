package io.garuda.channel;

import static io.garuda.channel.ScriptedApp.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JoinLaneTest {
  private final List<String> begun = new ArrayList<>();
  private final List<Runnable> dones = new ArrayList<>();
  private final Timer timer = new Timer();

  @AfterEach
  void close() {
    timer.close();
  }

  @Test
  void theNextJoinBeginsWhenTheOneBeforeWasAnswered() {
    JoinLane lane = patientLane();
    lane.add(join("a"));
    lane.add(join("b"));
    lane.add(join("c"));
    assertThat(begun).containsExactly("a");
    dones.get(0).run();
    dones.get(0).run();
    assertThat(begun).containsExactly("a", "b");
    dones.get(1).run();
    dones.get(2).run();
    lane.add(join("d"));
    assertThat(begun).containsExactly("a", "b", "c", "d");
  }

  @Test
  void aRefusalWaitsForItsTurnAndHoldsNobody() {
    JoinLane lane = patientLane();
    lane.add(refusal("a"));
    lane.add(join("b"));
    for (int i = 0; i < 20_000; i++) {
      lane.add(refusal("r" + i));
    }
    lane.add(join("c"));
    assertThat(begun).containsExactly("a", "b");
    dones.get(0).run();
    assertThat(begun).hasSize(20_003).endsWith("r19999", "c");
  }

  @Test
  void aJoinThatTakesItsTimeIsPassedAndTheLaneGoesOn() {
    JoinLane lane = new JoinLane(timer);
    CountDownLatch passed = new CountDownLatch(2);
    CountDownLatch last = new CountDownLatch(1);
    lane.add(done -> {
      dones.add(done);
      return false;
    });
    lane.add(done -> {
      passed.countDown();
      return true;
    });
    lane.add(done -> {
      passed.countDown();
      return false;
    });
    await(passed);
    dones.get(0).run();
    lane.add(done -> {
      last.countDown();
      return false;
    });
    await(last);
  }

  /** A lane that nobody passes: its timer stands. */
  private JoinLane patientLane() {
    timer.close();
    return new JoinLane(timer);
  }

  private JoinLane.Step join(String name) {
    return done -> {
      begun.add(name);
      dones.add(done);
      return false;
    };
  }

  private JoinLane.Step refusal(String name) {
    return done -> {
      begun.add(name);
      return true;
    };
  }
}
