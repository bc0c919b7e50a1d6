package io.garuda.plug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.garuda.conn.Conn;
import io.garuda.conn.FakeExchange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RateLimitTest {
  private long millis;

  @Test
  void whoAsksTooOftenIsToldWhenToComeBack() {
    RateLimit limit = new RateLimit(key -> Optional.of(Duration.ofMillis(1_200)));
    FakeExchange exchange = new FakeExchange("GET", "/");
    Conn conn = exchange.conn();
    assertThatThrownBy(() -> limit.call(conn)).isInstanceOf(TooManyRequestsException.class);
    assertThat(exchange.answered("retry-after")).isEqualTo("2");
  }

  @Test
  void theKeyIsTheAddressOrWhatTheFunctionSays() {
    List<String> keys = new ArrayList<>();
    RateLimiter counting = key -> {
      keys.add(key);
      return Optional.empty();
    };
    Conn conn = new FakeExchange("GET", "/").header("x-user", "7").conn();
    new RateLimit(counting).call(conn);
    new RateLimit(counting, asked -> asked.header("x-user").orElse("")).call(conn);
    assertThat(keys).containsExactly("192.0.2.7", "7");
  }

  @Test
  void aBucketEmptiesAndFills() {
    TokenBuckets buckets = buckets(2, 10);
    assertThat(buckets.retryAfter("a")).isEmpty();
    assertThat(buckets.retryAfter("a")).isEmpty();
    assertThat(buckets.retryAfter("a")).contains(Duration.ofMillis(500));
    assertThat(buckets.retryAfter("b")).isEmpty();
    millis += 499;
    assertThat(buckets.retryAfter("a")).isPresent();
    millis += 1;
    assertThat(buckets.retryAfter("a")).isEmpty();
    millis += 1_000_000;
    assertThat(buckets.retryAfter("a")).isEmpty();
    assertThat(buckets.retryAfter("a")).isEmpty();
    assertThat(buckets.retryAfter("a")).isPresent();
  }

  @Test
  void keysAreBoundedAndTheOnesThatAskStay() {
    TokenBuckets buckets = buckets(1, 3);
    buckets.retryAfter("steady");
    for (int i = 0; i < 100; i++) {
      assertThat(buckets.retryAfter("other" + i)).isEmpty();
      assertThat(buckets.retryAfter("steady")).isPresent();
    }
    assertThat(buckets.retryAfter("other0")).as("forgotten").isEmpty();
  }

  @Test
  void aRateIsSomethingInSomeTime() {
    assertThatThrownBy(() -> new TokenBuckets(0, Duration.ofSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new TokenBuckets(1, Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private TokenBuckets buckets(int perSecond, int keys) {
    return new TokenBuckets(
        perSecond, Duration.ofSeconds(1), keys, () -> TimeUnit.MILLISECONDS.toNanos(millis));
  }
}
