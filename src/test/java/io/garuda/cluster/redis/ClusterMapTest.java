package io.garuda.cluster.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SslVerifyMode;
import java.time.Duration;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClusterMapTest {
  private static final RedisURI SEED = RedisUrl.read(
          "rediss-cluster://me:s3cret@seed:7000?verifyPeer=CA", Duration.ofSeconds(3))
      .servers()
      .get(0);

  /** As Redis answers it: the master, and a replica that does not count. */
  private static List<Object> range(long first, long last, @Nullable String host, long port) {
    return List.of(
        first, last, Arrays.asList(host, port, "id", List.of()), List.of("replica", 1L, "id"));
  }

  @Test
  void eachMasterHasItsSlotsAndIsReachedAsTheServerThatWasAsked() {
    Map<RedisURI, BitSet> masters = ClusterMap.read(
            List.of(
                range(0, 5, "a", 7001),
                range(6, 16_000, "b", 7002),
                range(16_001, 16_383, "a", 7001)),
            SEED)
        .masters();
    assertThat(masters).hasSize(2);
    assertThat(masters.keySet())
        .extracting(RedisURI::getHost, RedisURI::getPort)
        .containsExactly(tuple("a", 7001), tuple("b", 7002));
    assertThat(masters.values()).extracting(BitSet::cardinality).containsExactly(389, 15_995);
    assertThat(masters.keySet()).allSatisfy(uri -> {
      assertThat(uri.isSsl()).isTrue();
      assertThat(uri.getVerifyMode()).isEqualTo(SslVerifyMode.CA);
      assertThat(uri.getTimeout()).isEqualTo(Duration.ofSeconds(3));
      assertThat(uri.getCredentialsProvider()).isSameAs(SEED.getCredentialsProvider());
    });
  }

  @Test
  void aServerThatDoesNotKnowItsNameIsTheOneThatWasAsked() {
    for (String host : Arrays.asList(null, "", "?")) {
      assertThat(ClusterMap.read(List.of(range(0, 16_383, host, 7001)), SEED)
              .masters()
              .keySet())
          .singleElement()
          .extracting(RedisURI::getHost)
          .isEqualTo("seed");
    }
  }

  @Test
  void slotsThatNobodyServesAreTold() {
    assertThatThrownBy(() -> ClusterMap.read(List.of(range(0, 9, "a", 7001)), SEED))
        .isInstanceOf(RedisException.class)
        .hasMessage("expected a cluster with all its 16384 slots, got 10 of them");
  }
}
