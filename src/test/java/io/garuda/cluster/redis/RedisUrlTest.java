package io.garuda.cluster.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lettuce.core.RedisCredentials;
import io.lettuce.core.RedisURI;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedisUrlTest {
  private static RedisUrl read(String url) {
    return RedisUrl.read(url, Duration.ofSeconds(3));
  }

  private static RedisCredentials credentials(RedisURI uri) {
    return Objects.requireNonNull(
        uri.getCredentialsProvider().resolveCredentials().block());
  }

  @Test
  void aClustersServersStandBetweenCommas() {
    RedisUrl url = read("redis-cluster://one:7000,two,[::1]:7002,redis_1:7003");
    assertThat(url.isCluster()).isTrue();
    assertThat(url.servers())
        .extracting(server -> server.getHost() + " " + server.getPort())
        .containsExactly("one 7000", "two 6379", "[::1] 7002", "redis_1 7003");
    assertThat(url.servers()).noneMatch(RedisURI::isSsl);
  }

  @Test
  void theUserAndTheQueryAreAllServers() {
    RedisUrl url = read("rediss-cluster://me:p@ss%40,word@one,two:7000/?verifyPeer=CA");
    assertThat(url.servers()).hasSize(2).allSatisfy(server -> {
      assertThat(server.isSsl()).isTrue();
      assertThat(server.getVerifyMode()).isEqualTo(io.lettuce.core.SslVerifyMode.CA);
      assertThat(credentials(server).getUsername()).isEqualTo("me");
      assertThat(new String(credentials(server).getPassword())).isEqualTo("p@ss@,word");
    });
  }

  @Test
  void oneServerAndSentinelsAreAsLettuceReadsThem() {
    assertThat(read("redis://one").isCluster()).isFalse();
    RedisURI sentinels = read("rediss-sentinel://one,two:26380#main").servers().get(0);
    assertThat(sentinels.getSentinelMasterId()).isEqualTo("main");
    assertThat(sentinels.getSentinels()).hasSize(2).allMatch(RedisURI::isSsl);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "redis-cluster://",
        "redis-cluster://me:s3cret@",
        "redis-cluster://me:s3cret@one,,two",
        "redis-cluster://me:s3cret@one:port",
        "redis-cluster://me:s3cret@one/3",
        "redis-cluster://me:s3cret@one#name",
        "redis-sentinel://me:s3cret@one",
        "http://me:s3cret@one",
        "me:s3cret@one",
        ""
      })
  void whatIsNoneOfRedisIsRefusedAndNotShown(String url) {
    assertThatThrownBy(() -> read(url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("expected a URL such as redis://host:6379")
        .hasNoCause()
        .message()
        .doesNotContain("s3cret");
  }

  @Test
  void noPasswordIsShown() {
    String url = "redis-cluster://me:s3cret@one,two";
    assertThat(read(url).toString()).doesNotContain("s3cret");
    assertThat(RedisOptions.of(url).toString()).doesNotContain("s3cret");
  }
}
