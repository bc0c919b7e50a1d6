package io.garuda.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.garuda.quota.Rate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LimitsTest {
  private final ScriptedApp app = new ScriptedApp();

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void aBucketHoldsItsBurstAndFillsAtItsRate() {
    long now = 1_000;
    Rate.Bucket bucket = new Rate.Bucket(new Rate(10, 3), now);
    assertThat(List.of(bucket.take(now), bucket.take(now), bucket.take(now))).containsOnly(true);
    assertThat(bucket.take(now)).isFalse();
    assertThat(bucket.take(now + TimeUnit.MILLISECONDS.toNanos(99))).isFalse();
    assertThat(bucket.take(now + TimeUnit.MILLISECONDS.toNanos(100))).isTrue();
    long later = now + TimeUnit.HOURS.toNanos(1);
    assertThat(List.of(bucket.take(later), bucket.take(later), bucket.take(later)))
        .containsOnly(true);
    assertThat(bucket.take(later)).isFalse();
  }

  @Test
  void aClientThatSendsTooFastIsToldAndClosed() {
    app.mount = app.mount.limits(limits -> limits.messagesPerSecond(1, 3));
    RecordedClient client = app.connect();
    client.joins("room:1", "1");
    client.says("[null,'2','phoenix','heartbeat',{}]");
    client.says("[null,'3','phoenix','heartbeat',{}]");
    client.says("['1','4','room:1','any',{}]");
    client.hears(
        "[null,'2','phoenix','phx_reply',{'status':'ok','response':{}}]",
        "[null,'3','phoenix','phx_reply',{'status':'ok','response':{}}]",
        "['1','4','room:1','phx_reply',{'status':'error','response':{'reason':'rate limited'}}]");
    client.hears("close 4429");
  }

  @Test
  void aClientThatJoinsTooFastIsToldAndClosed() {
    app.mount = app.mount.limits(limits -> limits.joinsPerSecond(1, 1));
    RecordedClient client = app.connect();
    client.joins("room:1", "1");
    client.says("['2','2','room:2','phx_join',{}]");
    client.hears(
        "['2','2','room:2','phx_reply',{'status':'error','response':{'reason':'rate limited'}}]");
    client.hears("close 4429");
  }

  @Test
  void aTopicThatIsTooLongIsNotJoined() {
    app.mount = app.mount.limits(limits -> limits.maxTopicLength("\"1\"\"room:123\"".length()));
    RecordedClient client = app.connect();
    client.joins("room:123", "1");
    client.says("['2','2','room:1234','phx_join',{}]");
    client.hears("['2','2','room:1234','phx_reply',"
        + "{'status':'error','response':{'reason':'topic too long'}}]");
  }

  @Test
  void withoutRatesNothingIsCounted() {
    app.mount = app.mount.limits(limits -> limits.messagesPerSecond(1, 1).withoutRates());
    RecordedClient client = app.connect();
    for (int ref = 1; ref <= 2_000; ref++) {
      client.says("[null,'" + ref + "','phoenix','heartbeat',{}]");
      client.hears("[null,'" + ref + "','phoenix','phx_reply',{'status':'ok','response':{}}]");
    }
  }

  @Test
  void limitsAreAboveZero() {
    for (UnaryOperator<Limits> change : List.<UnaryOperator<Limits>>of(
        limits -> limits.maxMessageBytes(0),
        limits -> limits.maxChannels(0),
        limits -> limits.maxTopicLength(0),
        limits -> limits.messagesPerSecond(0, 1),
        limits -> limits.joinsPerSecond(1, 0),
        limits -> limits.maxWaiting(0, 1),
        limits -> limits.maxOutboundBytes(-1),
        limits -> limits.joinTimeout(Duration.ZERO))) {
      assertThatThrownBy(() -> app.mount.limits(change)).hasMessageContaining("above zero");
    }
  }
}
