package io.garuda.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.pubsub.PubSub;
import io.garuda.pubsub.Subscriber;
import io.garuda.socket.Broadcast;
import io.garuda.socket.Payload;
import io.garuda.socket.Topic;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What an outbox costs; asked for by {@code mvn test -Dtest=OutboxFigures}. */
class OutboxFigures {
  private static final int TIMES = 5_000;
  private static final int BACKLOG = 50_000;

  @RegisterExtension
  static final Postgres POSTGRES = new Postgres();

  private final PubSub pubSub = new PubSub();
  private final AtomicLong heardAt = new AtomicLong();
  private final Semaphore heard = new Semaphore(0);

  private final Publisher publisher = pubSub::publish;

  OutboxFigures() {
    for (int topic = 0; topic < 100; topic++) {
      pubSub.subscribe("room:" + topic, (Subscriber) message -> {
        heardAt.set(System.nanoTime());
        heard.release();
      });
    }
  }

  @Test
  void measure() throws Exception {
    try (Database h2 = Database.h2();
        Database postgres = POSTGRES.database()) {
      broadcasts();
      measure("H2 in memory", h2);
      measure("PostgreSQL", postgres);
    }
    pubSub.close();
  }

  private void broadcasts() {
    Broadcast message = new Broadcast(Topic.of("room:1"), "said", Payload.of("text", "hello"));
    for (int warm = 0; warm < 2; warm++) {
      long begin = System.nanoTime();
      for (int i = 0; i < 100 * TIMES; i++) {
        pubSub.broadcast(message, null);
      }
      System.out.printf("a broadcast: %.2f µs%n", (System.nanoTime() - begin) / 1e3 / TIMES / 100);
    }
    heard.drainPermits();
  }

  private void measure(String name, Database database) throws Exception {
    database.tables().check(true);
    database.execute("create table words (word varchar)");
    for (int warm = 0; warm < 3; warm++) {
      double without = transactions(database, 0);
      double with = transactions(database, 1);
      System.out.printf(
          "%s: a transaction of an insert %.1f µs, with one message %.1f µs%n",
          name, without, with);
    }
    try (Relay relay =
        new Relay(database.tables(), publisher, () -> true, Runnable::run, Duration.ofHours(1))) {
      relay.start();
      heard.acquire(3 * TIMES);
      latency(name, database, relay);
      latency(name, database, relay);
    }
    backlog(name, database, 1);
    backlog(name, database, 100);
  }

  /** Will return how many µs each takes. */
  private static double transactions(Database database, int messages) throws SQLException {
    try (Connection connection = database.begin();
        Statement statement = connection.createStatement()) {
      long begin = System.nanoTime();
      for (int i = 0; i < TIMES; i++) {
        statement.execute("insert into words values ('hello')");
        for (int message = 0; message < messages; message++) {
          Database.add(connection, "room:1", i);
        }
        connection.commit();
      }
      return (System.nanoTime() - begin) / 1e3 / TIMES;
    }
  }

  private void latency(String name, Database database, Relay relay) throws Exception {
    double[] millis = new double[TIMES];
    try (Connection connection = database.begin()) {
      for (int i = 0; i < TIMES; i++) {
        Database.add(connection, "room:1", i);
        connection.commit();
        long committed = System.nanoTime();
        relay.waker().run();
        heard.acquire();
        millis[i] = (heardAt.get() - committed) / 1e6;
      }
    }
    Arrays.sort(millis);
    System.out.printf(
        "%s: from commit to delivery p50 %.2f ms, p99 %.2f ms%n",
        name, millis[TIMES / 2], millis[TIMES / 100 * 99]);
  }

  private void backlog(String name, Database database, int topics) throws Exception {
    try (Connection connection = database.begin()) {
      for (int i = 0; i < BACKLOG; i++) {
        Database.add(connection, "room:" + i % topics, i);
      }
      connection.commit();
    }
    long begin = System.nanoTime();
    try (Relay relay =
        new Relay(database.tables(), publisher, () -> true, Runnable::run, Duration.ofHours(1))) {
      relay.start();
      heard.acquire(BACKLOG);
    }
    System.out.printf(
        "%s: a backlog on %d topics at %,.0f messages a second%n",
        name, topics, BACKLOG / ((System.nanoTime() - begin) / 1e9));
    assertThat(database.count()).isZero();
  }
}
