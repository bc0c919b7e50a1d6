package io.garuda.cluster.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.cluster.redis.RedisNodes.Heard;
import io.garuda.pubsub.PubSub;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Redis behind TLS, with certificates that the JVM trusts or not; skipped where none is installed. */
class RedisTlsTest {
  private static final String STORE = "javax.net.ssl.trustStore";
  private static final String STORE_PASSWORD = "javax.net.ssl.trustStorePassword";

  @TempDir
  static Path folder;

  private static final @Nullable String STORE_BEFORE = System.getProperty(STORE);
  private static final @Nullable String PASSWORD_BEFORE = System.getProperty(STORE_PASSWORD);
  private static Certificate known;
  private static Certificate elsewhere;
  private static Certificate unknown;

  @RegisterExtension
  final RedisNodes nodes = new RedisNodes();

  @BeforeAll
  static void trust() throws Exception {
    known = Certificate.make(folder.resolve("known"), "dns:localhost,ip:127.0.0.1");
    elsewhere = Certificate.make(folder.resolve("elsewhere"), "dns:redis.example.com");
    unknown = Certificate.make(folder.resolve("unknown"), "dns:localhost,ip:127.0.0.1");
    Path store = folder.resolve("trusted.p12");
    Certificate.trust(store, known, elsewhere);
    set(STORE, store.toString());
    set(STORE_PASSWORD, Certificate.PASSWORD);
  }

  @AfterAll
  static void trustAsBefore() {
    set(STORE, STORE_BEFORE);
    set(STORE_PASSWORD, PASSWORD_BEFORE);
  }

  private static void set(String name, @Nullable String value) {
    if (value == null) {
      System.clearProperty(name);
    } else {
      System.setProperty(name, value);
    }
  }

  private static String[] with(Certificate certificate, String... more) {
    List<String> all = new ArrayList<>(List.of(more));
    all.addAll(List.of(RedisProcess.CERTIFICATE, certificate.certificate.toString()));
    all.addAll(List.of("--tls-key-file", certificate.key.toString()));
    all.addAll(List.of("--tls-ca-cert-file", certificate.certificate.toString()));
    return all.toArray(String[]::new);
  }

  private int start(Certificate certificate) throws Exception {
    return nodes.closes(RedisProcess.start(with(certificate))).port();
  }

  @Test
  void whatTheTrustStoreHoldsIsTrusted() throws Exception {
    int port = start(known);
    for (String host : List.of("127.0.0.1", "localhost")) {
      PubSub one = nodes.node("rediss://" + host + ":" + port);
      PubSub two = nodes.node("rediss://" + host + ":" + port);
      RedisNodes.areUp(one, two);
      Heard heard = RedisNodes.hear(two, "a");
      RedisNodes.say(one, "a", "hello");
      heard.awaits("hello");
    }
  }

  @Test
  void aClusterSpeaksTlsThroughout() throws Exception {
    Path own = Files.createDirectory(folder.resolve("cluster"));
    RedisCluster cluster =
        nodes.closes(RedisCluster.start(own, false, with(known, "--tls-cluster", "yes")));
    PubSub one = nodes.node(cluster.url());
    PubSub two = nodes.node(cluster.url());
    RedisNodes.areUp(one, two);
    for (String topic : List.of("a", "b", "c", "d", "e", "f")) {
      Heard heard = RedisNodes.hear(two, topic);
      RedisNodes.say(one, topic, "hello");
      heard.awaits("hello");
    }
  }

  @Test
  void anUnknownCertificateIsRefusedAndTold() throws Exception {
    PubSub node = nodes.node("rediss://127.0.0.1:" + start(unknown));
    assertThat(RedisNodes.problem(node, "PKIX")).startsWith("Unable to connect to 127.0.0.1");
  }

  @Test
  void aCertificateOfAnotherHostIsRefusedAndTold() throws Exception {
    PubSub node = nodes.node("rediss://127.0.0.1:" + start(elsewhere));
    RedisNodes.problem(node, "No subject alternative names matching IP address 127.0.0.1");
  }

  @Test
  void aPlainUrlToAServerOfTlsIsToldAndTheOtherWayRound() throws Exception {
    RedisNodes.problem(nodes.node("redis://127.0.0.1:" + start(known)), "127.0.0.1");
    RedisProcess plain = nodes.closes(RedisProcess.start());
    RedisNodes.problem(nodes.node("rediss://127.0.0.1:" + plain.port()), "timed out");
  }
}
