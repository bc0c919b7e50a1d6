package io.garuda.faults;

import static io.garuda.wire.Topics.fresh;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.contract.ContractExtension;
import io.garuda.protocol.LiveObjects;
import io.garuda.wire.Handshake;
import io.garuda.wire.HttpAnswer;
import io.garuda.wire.PhoenixClient;
import io.garuda.wire.RawWebSocketClient;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * One address or one user that floods the server with connects is refused, and others connect meanwhile.
 *
 * <p>The contract's quotas are 200 of an address and 50 of a user. Addresses are told by its trusted proxy.
 */
@ExtendWith(ContractExtension.class)
class QuotasIT {
  private static final String PROXY = "127.0.0.2";
  private static final int OF_ADDRESS = 200;
  private static final int OF_USER = 50;
  private static final int FLOODERS = 4;
  private static final long DEADLINE = TimeUnit.SECONDS.toNanos(10);
  private static final List<Logger> LOGGERS = List.of(
      Logger.getLogger("io.garuda.transport.ConnectRequest"),
      Logger.getLogger("io.garuda.telemetry.SocketLog"),
      Logger.getLogger("io.garuda.quota.RefusalLog"));

  private final URI base;
  private final List<RawWebSocketClient> clients = new ArrayList<>();

  QuotasIT(URI base) {
    this.base = base;
  }

  @BeforeEach
  void keepTheLogShort() {
    LOGGERS.forEach(logger -> logger.setLevel(Level.OFF));
  }

  @AfterEach
  void close() {
    clients.forEach(RawWebSocketClient::close);
    LOGGERS.forEach(logger -> logger.setLevel(null));
  }

  private interface Attempt {
    RawWebSocketClient open();
  }

  private RawWebSocketClient open(String path, String address) {
    return new Handshake(base, path)
        .header("X-Forwarded-For", address)
        .from(PROXY)
        .open();
  }

  private RawWebSocketClient proxy() {
    return RawWebSocketClient.connect(base, 0, Optional.of(PROXY));
  }

  private RawWebSocketClient webSocket(String query, String address) {
    return open("/socket/websocket?vsn=2.0.0" + query, address);
  }

  private RawWebSocketClient longPoll(String query, String address) {
    RawWebSocketClient client = proxy();
    Handshake poll = new Handshake(base, "/socket/longpoll?vsn=2.0.0" + query)
        .header("Upgrade", null)
        .header("Connection", null)
        .header("X-Forwarded-For", address);
    client.write(poll.request());
    client.readAnswer(false);
    return client;
  }

  /** Will open what is allowed and refuse all beyond, while others come in. */
  private void floods(int allowed, Attempt attempt) throws Exception {
    for (int i = 0; i < allowed; i++) {
      clients.add(attempt.open());
      assertThat(clients.get(i).answer().status()).as("client %s", i).isIn(101, 200);
    }
    AtomicInteger refused = new AtomicInteger();
    List<AssertionError> failures = new ArrayList<>();
    List<Thread> flood = new ArrayList<>();
    for (int i = 0; i < FLOODERS; i++) {
      Thread flooder = new Thread(() -> {
        try {
          while (!Thread.currentThread().isInterrupted()) {
            try (RawWebSocketClient client = attempt.open()) {
              assertRefused(client.answer());
            }
            refused.incrementAndGet();
          }
        } catch (AssertionError e) {
          synchronized (failures) {
            failures.add(e);
          }
        }
      });
      flooder.start();
      flood.add(flooder);
    }
    try {
      await(() -> refused.get() > 100);
      for (int i = 0; i < 20; i++) {
        othersConnect();
      }
    } finally {
      flood.forEach(Thread::interrupt);
      for (Thread flooder : flood) {
        flooder.join();
      }
    }
    assertThat(failures).isEmpty();
  }

  private void othersConnect() {
    try (PhoenixClient local = PhoenixClient.connect(base)) {
      local.join(fresh("bench"));
    }
    String user = "&user_id=" + fresh("other").replace(':', '-');
    try (RawWebSocketClient other = webSocket(user, "203.0.113.99")) {
      assertThat(other.answer().status()).isEqualTo(101);
    }
  }

  private static void assertRefused(HttpAnswer answer) {
    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.body()).isEmpty();
    assertThat(answer.header("Retry-After").map(Integer::parseInt))
        .hasValueSatisfying(seconds -> assertThat(seconds).isBetween(1, 10));
  }

  private interface Condition {
    boolean holds();
  }

  private static void await(Condition condition) {
    long end = System.nanoTime() + DEADLINE;
    while (!condition.holds()) {
      assertThat(System.nanoTime()).as("within 10 s").isLessThan(end);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }

  /** Whether one more of them is let in, which stays. */
  private boolean findsRoom(Attempt attempt) {
    RawWebSocketClient client = attempt.open();
    clients.add(client);
    return client.answer().status() != 429;
  }

  @Test
  void oneAddress() throws Exception {
    Attempt attempt = () -> webSocket("", "203.0.113.1");
    floods(OF_ADDRESS, attempt);
    clients.subList(0, OF_ADDRESS).forEach(RawWebSocketClient::close);
    for (int i = 0; i < OF_ADDRESS; i++) {
      await(() -> findsRoom(attempt));
    }
  }

  @Test
  void oneNetworkOfIpv6() throws Exception {
    AtomicInteger host = new AtomicInteger();
    floods(
        OF_ADDRESS,
        () -> webSocket(
            "", "2001:db8:0:1::" + Integer.toHexString(1 + host.incrementAndGet() % 60_000)));
  }

  @Test
  void oneUser() throws Exception {
    AtomicInteger host = new AtomicInteger();
    Attempt attempt =
        () -> webSocket("&user_id=flood", "198.51.100." + (1 + host.incrementAndGet() % 250));
    floods(OF_USER, attempt);
    clients.get(0).close();
    await(() -> findsRoom(attempt));
  }

  @Test
  void oneUserThatPolls() throws Exception {
    Attempt attempt = () -> longPoll("&user_id=polls", "203.0.113.2");
    floods(OF_USER, attempt);
    RawWebSocketClient client = proxy();
    clients.add(client);
    String body = "{\"id\":\"user_socket:polls\"}";
    client.write(("POST " + Handshake.below(base, "/api/disconnect") + " HTTP/1.1\r\nHost: "
            + base.getAuthority() + "\r\nContent-Type: application/json\r\nContent-Length: "
            + body.length() + "\r\n\r\n" + body)
        .getBytes(US_ASCII));
    assertThat(client.readAnswer(false).status()).isEqualTo(200);
    await(() -> findsRoom(attempt));
  }

  @Test
  void aHundredThousandAddressesTakeNoMemory() {
    ask(0, 1_000); // what is made once is made
    long before = LiveObjects.bytes();
    ask(1_000, 100_000);
    LiveObjects.awaitBytes(before + (8 << 20));
  }

  /** Will be refused by connect, after each had a place; on one connection what Tomcat takes on one. */
  private void ask(int from, int to) {
    int atOnce = 100;
    for (int i = from; i < to; i += atOnce) {
      try (RawWebSocketClient client = proxy()) {
        client.write(IntStream.range(i, i + atOnce)
            .mapToObj(this::refused)
            .collect(Collectors.joining())
            .getBytes(US_ASCII));
        for (int answers = 0; answers < atOnce; answers++) {
          assertThat(client.readAnswer(false).body()).isEqualTo("{\"status\":403}");
        }
      }
    }
  }

  private String refused(int address) {
    return "GET " + Handshake.below(base, "/socket/longpoll?vsn=2.0.0&refuse=1")
        + " HTTP/1.1\r\nHost: " + base.getAuthority() + "\r\nX-Forwarded-For: 10."
        + (address >> 16) + "." + (address >> 8 & 255) + "." + (address & 255) + "\r\n\r\n";
  }
}
