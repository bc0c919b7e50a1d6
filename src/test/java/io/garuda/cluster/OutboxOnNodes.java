package io.garuda.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.garuda.wire.PhoenixClient;
import io.garuda.wire.Topics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.h2.tools.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Nodes are killed while transactions put messages into their outbox: who listens at another node hears
 * each committed one once, and no other.
 *
 * <p>The database is in this JVM, so that it outlives them.
 */
class OutboxOnNodes {
  private static final int KILLS = Integer.getInteger("garuda.test.kills", 2);
  private static final int LAST = -1;
  private static final Duration DEADLINE = Duration.ofSeconds(30);
  private static final String NAME = "mem:" + UUID.randomUUID();
  private static final Server DATABASE = serve();

  @RegisterExtension
  static final Nodes NODES = Nodes.of(
      2,
      "-Dgaruda.outbox.poll=1s",
      "-Dcontract.database=jdbc:h2:tcp://127.0.0.1:" + DATABASE.getPort() + "/" + NAME
          + ";DB_CLOSE_DELAY=-1");

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpClient http = HttpClient.newHttpClient();
  private final String topic = Topics.fresh("conf");
  private final Connection connection = connect();
  private final PhoenixClient hears = PhoenixClient.connect(NODES.base(1));

  private static Server serve() {
    try {
      return Server.createTcpServer("-tcpPort", "0", "-ifNotExists").start();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Connection connect() {
    try {
      return DriverManager.getConnection("jdbc:h2:" + NAME + ";DB_CLOSE_DELAY=-1", "sa", "");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @BeforeEach
  void join() throws SQLException {
    if (!NODES.server(0).isAlive()) {
      NODES.startAgain(0);
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "create trigger if not exists held before delete on garuda_outbox for each row"
              + " call '" + HeldDeletes.class.getName() + "'");
      statement.execute("create table if not exists words (topic varchar, word varchar)");
    }
    hears.raw().deadline(DEADLINE);
    hears.join(topic);
  }

  @AfterEach
  void close() throws SQLException {
    HeldDeletes.release();
    threads.shutdownNow();
    hears.close();
    connection.close();
  }

  @AfterAll
  static void stop() {
    DATABASE.stop();
  }

  /** Will ask a node for a transaction; the status, or 0 if the node does not answer. */
  private int announce(int node, int number, boolean fail) {
    URI uri = NODES.base(node).resolve("/actions/announce");
    String body = "{\"topic\":\"" + topic + "\",\"number\":" + number + ",\"fail\":" + fail + "}";
    HttpRequest request = HttpRequest.newBuilder(uri)
        .header("content-type", "application/json")
        .header("accept", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      return 0;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Will read the numbers of messages, up to this one. */
  private List<Integer> heardUntil(int last) {
    List<Integer> numbers = new ArrayList<>();
    while (true) {
      JsonNode frame = hears.next();
      assertThat(frame.get(3).asText()).isEqualTo("announced");
      int number = frame.get(4).get("number").asInt();
      numbers.add(number);
      if (number == last) {
        return numbers;
      }
    }
  }

  private List<Integer> committed() throws SQLException {
    List<Integer> numbers = new ArrayList<>();
    try (PreparedStatement statement =
        connection.prepareStatement("select word from words where topic = ?")) {
      statement.setString(1, topic);
      try (ResultSet found = statement.executeQuery()) {
        while (found.next()) {
          numbers.add(Integer.parseInt(found.getString(1)));
        }
      }
    }
    return numbers;
  }

  private void awaitEmpty() throws SQLException {
    long end = System.nanoTime() + DEADLINE.toNanos();
    for (long count = 1; count > 0; ) {
      assertThat(System.nanoTime()).as("the outbox is empty").isLessThan(end);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
      try (Statement statement = connection.createStatement();
          ResultSet found = statement.executeQuery("select count(*) from garuda_outbox")) {
        found.next();
        count = found.getLong(1);
      }
    }
  }

  @Test
  void killedBetweenPublishAndDeleteItIsHeardOnce() throws Exception {
    HeldDeletes.hold();
    assertThat(announce(0, 1, false)).isEqualTo(200);
    assertThat(announce(0, 2, true)).isEqualTo(418);
    HeldDeletes.awaitOne();
    assertThat(heardUntil(1)).containsExactly(1);
    NODES.server(0).kill();
    HeldDeletes.release();
    awaitEmpty(); // published again by the other node
    assertThat(announce(1, 3, false)).isEqualTo(200);
    assertThat(heardUntil(3)).containsExactly(3);
    hears.expectNothing();
  }

  @Test
  void killedAtAnyTimeEachCommittedOneIsHeardOnce() throws Exception {
    AtomicInteger numbers = new AtomicInteger();
    AtomicBoolean on = new AtomicBoolean();
    CompletableFuture<List<Integer>> heard =
        CompletableFuture.supplyAsync(() -> heardUntil(LAST), threads);
    for (int kill = 0; kill < KILLS; kill++) {
      if (!NODES.server(0).isAlive()) {
        NODES.startAgain(0);
      }
      on.set(true);
      List<CompletableFuture<Void>> clients = new ArrayList<>();
      for (int client = 0; client < 4; client++) {
        int node = client % 2;
        clients.add(CompletableFuture.runAsync(
            () -> {
              while (on.get()) {
                int number = numbers.incrementAndGet();
                if (announce(node, number, number % 5 == 0) == 0) {
                  return; // the node was killed
                }
              }
            },
            threads));
      }
      int enough = numbers.get() + 200 + (int) (Math.random() * 200);
      long end = System.nanoTime() + DEADLINE.toNanos();
      while (numbers.get() < enough) {
        assertThat(System.nanoTime()).as("%s transactions", enough).isLessThan(end);
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
      }
      NODES.server(0).kill();
      on.set(false); // a start takes long beside them
      clients.forEach(CompletableFuture::join);
    }
    assertThat(announce(1, LAST, false)).isEqualTo(200);
    List<Integer> committed = committed();
    assertThat(committed).hasSizeGreaterThan(100 * KILLS);
    assertThat(heard.join()).containsExactlyInAnyOrderElementsOf(committed);
    awaitEmpty();
    hears.expectNothing();
    System.out.println(KILLS + " kills: " + committed.size() + " of " + numbers
        + " were committed, and heard once");
  }
}
