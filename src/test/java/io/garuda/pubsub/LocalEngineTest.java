package io.garuda.pubsub;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class LocalEngineTest extends EngineContract {
  private final LocalEngine first = LocalEngine.network();

  @Override
  protected Engine engine() {
    return first.beside();
  }

  @Test
  void aloneItTellsSubscribersOnTheThreadOfThePublisher() {
    try (PubSub alone = new PubSub()) {
      Inbox here = new Inbox();
      alone.subscribe("a", here);
      CompletionStage<Published> first = alone.publish(broadcast("a", "e"), "k");
      assertThat(here.got).containsExactly("a e {}");
      assertThat(first).isCompletedWithValue(new Published(false, null));
      assertThat(alone.publish(broadcast("a", "e"), "k"))
          .isCompletedWithValue(new Published(true, null));
      assertThat(here.got).hasSize(1);
    }
  }

  @Test
  void whoFailsToPublishMayAskAgain() {
    LocalKeys keys = new LocalKeys();
    Once once = new Once("k", Once.TIME);
    assertThat(keys.publish("a", once, () -> {
          throw new IllegalStateException("a subscriber threw");
        }))
        .isCompletedExceptionally();
    assertThat(keys.publish("a", once, () -> new Published(false, null)))
        .isCompletedWithValue(new Published(false, null));
  }

  @Test
  void theOldestKeysAreForgottenAboveTheBound() {
    LocalKeys keys = new LocalKeys();
    for (int i = 0; i <= LocalKeys.MOST; i++) {
      keys.publish("a", new Once("k" + i, Once.TIME), () -> new Published(false, null));
    }
    assertThat(keys.publish("a", new Once("k1", Once.TIME), () -> new Published(false, null)))
        .isCompletedWithValue(new Published(true, null));
    assertThat(keys.publish("a", new Once("k0", Once.TIME), () -> new Published(false, null)))
        .isCompletedWithValue(new Published(false, null));
  }

  @Test
  void aloneItIsHandedNothing() throws Exception {
    try (PubSub alone = new PubSub()) {
      Inbox here = new Inbox();
      await(alone.subscribe("a", here));
      alone.broadcast(broadcast("a", "e"), null);
      alone.publish("internal", new byte[1]);
      assertThat(here.take()).isEqualTo("a e {}");
      assertThat(alone.engine().health().published()).isZero();
    }
  }
}
