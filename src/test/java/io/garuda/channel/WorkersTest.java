package io.garuda.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WorkersTest {
  private static final int MORE_THAN_THE_POOL = 200;

  @Test
  void handlersThatBlockHoldUpNothingThatGoesToClients() throws InterruptedException {
    CountDownLatch release = new CountDownLatch(1);
    CountDownLatch sent = new CountDownLatch(1);
    try (SocketRuntime runtime = new SocketRuntime(UserCode.plain())) {
      for (int i = 0; i < MORE_THAN_THE_POOL; i++) {
        runtime.onWorker(() -> block(release));
      }
      runtime.onSender(sent::countDown);
      assertThat(sent.await(10, TimeUnit.SECONDS)).isTrue();
      release.countDown();
    }
  }

  private static void block(CountDownLatch until) {
    try {
      until.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
