package io.garuda.pubsub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import io.garuda.socket.Broadcast;
import io.garuda.socket.Payload;
import io.garuda.socket.Topic;
import io.garuda.telemetry.Telemetry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class LocalPubSubTest {
  private final LocalPubSub pubSub = new LocalPubSub(new Telemetry());
  private final List<String> got = new ArrayList<>();

  @Test
  void aBroadcastReachesTheSubscribersOfItsTopic() {
    pubSub.subscribe("a", broadcast -> got.add("1 " + broadcast.event()));
    pubSub.subscribe("b", broadcast -> got.add("2 " + broadcast.event()));
    pubSub.broadcast(of("a", "hello"), null);
    pubSub.broadcast(of("nobody", "hello"), null);
    assertThat(got).containsExactly("1 hello");
  }

  @Test
  void aBroadcastLeavesItsSenderOut() {
    Subscriber sender = broadcast -> got.add("sender");
    pubSub.subscribe("a", sender);
    pubSub.subscribe("a", broadcast -> got.add("other"));
    pubSub.broadcast(of("a", "hello"), sender);
    assertThat(got).containsExactly("other");
  }

  @Test
  void aSecondSubscriptionChangesNothingAndOneUnsubscribeEndsIt() {
    Subscriber subscriber = broadcast -> got.add(broadcast.event());
    pubSub.subscribe("a", subscriber);
    pubSub.subscribe("a", subscriber);
    pubSub.broadcast(of("a", "one"), null);
    assertThat(pubSub.subscribers("a")).isEqualTo(1);
    pubSub.unsubscribe("a", subscriber, () -> {});
    pubSub.broadcast(of("a", "two"), null);
    assertThat(got).containsExactly("one");
  }

  @Test
  void aSubscriberMayUnsubscribeWhileItIsTold() {
    Subscriber once = new Subscriber() {
      @Override
      public void deliver(Broadcast broadcast) {
        got.add(broadcast.event());
        pubSub.unsubscribe("a", this, () -> {});
      }
    };
    pubSub.subscribe("a", once);
    pubSub.broadcast(of("a", "one"), null);
    pubSub.broadcast(of("a", "two"), null);
    assertThat(got).containsExactly("one");
  }

  @Test
  void noSteadySubscriberMissesAnythingWhileOthersComeAndGo() throws Exception {
    int broadcasts = 20_000;
    AtomicBoolean done = new AtomicBoolean();
    List<Integer> steady = new ArrayList<>();
    List<String> expectedOfEach = new ArrayList<>();
    CountDownLatch churning = new CountDownLatch(3);
    ExecutorService threads = Executors.newFixedThreadPool(3);
    List<Future<?>> churn = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      churn.add(threads.submit(() -> {
        churning.countDown();
        while (!done.get()) {
          comeAndGo();
        }
      }));
    }
    assertThat(churning.await(5, TimeUnit.SECONDS)).isTrue();

    for (int i = 0; i < broadcasts; i++) {
      Subscriber subscriber = broadcast -> steady.add(Integer.valueOf(broadcast.event()));
      if (i % 100 == 0) {
        expectedOfEach.add(Integer.toString(i));
        pubSub.subscribe("a", subscriber);
        pubSub.broadcast(of("a", Integer.toString(i)), null);
        pubSub.unsubscribe("a", subscriber, () -> {});
      } else {
        pubSub.broadcast(of("a", Integer.toString(i)), null);
      }
    }
    done.set(true);
    for (Future<?> each : churn) {
      each.get(5, TimeUnit.SECONDS);
    }
    threads.shutdown();

    assertThat(steady).extracting(String::valueOf).isEqualTo(expectedOfEach);
    assertThat(pubSub).extracting("topics", MAP).isEmpty();
  }

  private void comeAndGo() {
    Subscriber visitor = broadcast -> {};
    pubSub.subscribe("a", visitor);
    pubSub.unsubscribe("a", visitor, () -> {});
  }

  private static Broadcast of(String topic, String event) {
    return new Broadcast(Topic.of(topic), event, Payload.empty());
  }
}
