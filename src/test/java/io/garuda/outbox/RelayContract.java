package io.garuda.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.socket.Broadcast;
import io.garuda.socket.Payload;
import io.garuda.socket.Topic;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a relay does, in a database of any kind. */
abstract class RelayContract {
  private static final Duration SOON = Duration.ofMillis(20);
  private static final Duration NEVER = Duration.ofDays(1);

  private final Database database;
  private final RecordedPublisher publisher = new RecordedPublisher();
  private final List<Relay> relays = new ArrayList<>();
  private volatile boolean reachable = true;

  RelayContract(Database empty) throws SQLException {
    database = empty;
    database.tables().check(true);
  }

  private Relay start(Duration poll) {
    Relay relay = new Relay(database.tables(), publisher, () -> reachable, Runnable::run, poll);
    relays.add(relay);
    relay.start();
    return relay;
  }

  @AfterEach
  void close() throws SQLException {
    relays.forEach(Relay::close);
    database.close();
  }

  private static List<String> messages(String topic, int from, int to) {
    return IntStream.rangeClosed(from, to)
        .mapToObj(n -> topic + " {\"n\":" + n + "}")
        .toList();
  }

  private void awaitEmpty() {
    RecordedPublisher.await("no rows", () -> count() == 0);
  }

  private long count() {
    try {
      return database.count();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String health(Relay relay) {
    return relay.check().data().toString();
  }

  private static boolean isAbout(Broadcast message, String topic) {
    return message.topic().name().equals(topic);
  }

  @Test
  void whatAnEarlierRunLeftIsDeliveredInOrderAndDeleted() throws SQLException {
    database.commit("a", IntStream.rangeClosed(1, 250).toArray());
    start(NEVER);
    awaitEmpty();
    assertThat(publisher.heard).isEqualTo(messages("a", 1, 250));
  }

  @Test
  void whoIsWokenDoesNotWaitForThePoll() throws SQLException {
    Relay relay = start(NEVER);
    for (int n = 1; n <= 20; n++) {
      database.commit("a", n);
      relay.waker().run();
      publisher.awaitHeard(n);
    }
    assertThat(publisher.heard).isEqualTo(messages("a", 1, 20));
  }

  @Test
  void whatIsNotCommittedIsNotDelivered() throws SQLException {
    Relay relay = start(SOON);
    try (Connection late = database.begin();
        Connection never = database.begin()) {
      Database.add(late, "a", 1);
      Database.add(never, "a", 2);
      database.commit("a", 3);
      publisher.awaitHeard(1);
      never.rollback();
      relay.waker().run();
      late.commit();
    }
    publisher.awaitHeard(2);
    awaitEmpty();
    assertThat(publisher.heard).containsExactly("a {\"n\":3}", "a {\"n\":1}");
  }

  @Test
  void bytesArriveAsBytes() throws SQLException {
    try (Connection connection = database.begin()) {
      OutboxTables.insert(
          connection, new Broadcast(Topic.of("a"), "bin", Payload.binary(new byte[] {0, 1, -1})));
      connection.commit();
    }
    publisher.fails = message -> message.payload().bytes().length != 3;
    start(SOON);
    publisher.awaitHeard(1);
  }

  @Test
  void whatIsNotTakenHoldsUpItsTopicAlone() throws SQLException {
    publisher.fails = message -> isAbout(message, "a");
    database.commit("a", IntStream.rangeClosed(1, 250).toArray());
    database.commit("b", 1, 2);
    database.commit("a", 251);
    database.commit("b", 3);
    Relay relay = start(SOON);
    publisher.awaitHeard(3);
    assertThat(publisher.heard).isEqualTo(messages("b", 1, 3));
    RecordedPublisher.await("a problem", () -> health(relay).contains("problem="));
    assertThat(health(relay)).contains("waiting=251").contains("not taken");
    publisher.fails = message -> false;
    awaitEmpty();
    assertThat(publisher.heard.subList(3, 254)).isEqualTo(messages("a", 1, 251));
  }

  @Test
  void whileTheEngineIsAwayRowsStayAndAreCounted() throws SQLException {
    reachable = false;
    database.commit("a", 1, 2);
    Relay relay = start(SOON);
    RecordedPublisher.await("a problem", () -> health(relay).contains("problem"));
    assertThat(relay.check().isUp()).isTrue();
    assertThat(health(relay))
        .isEqualTo(
            "{waiting=2, oldest_seconds=0, left_aside=0, problem=the engine is out of reach}");
    reachable = true;
    awaitEmpty();
    RecordedPublisher.await("no problem", () -> !health(relay).contains("problem"));
    assertThat(publisher.heard).isEqualTo(messages("a", 1, 2));
  }

  @Test
  void malformedRowsAreLeftAsideUntilTheyAreMended() throws SQLException {
    String insert = "insert into garuda_outbox (message_key, topic, event, payload) values ";
    database.execute(insert + "('1', 'a', 'e', '{\"n\":'), ('2', 'a', 'e', 'no Base64')");
    database.commit("a", 1);
    Relay relay = start(SOON);
    publisher.awaitHeard(1);
    RecordedPublisher.await("left aside", () -> health(relay).contains("left_aside=2"));
    assertThat(health(relay)).contains("waiting=0").doesNotContain("problem");
    database.execute("update garuda_outbox set payload = '{\"n\":2}', problem = null"
        + " where message_key = '1'");
    publisher.awaitHeard(2);
    assertThat(publisher.heard).isEqualTo(messages("a", 1, 2));
  }

  /** As after a crash between the two: the row is there again. */
  @Test
  void whatIsPublishedAndNotDeletedIsPublishedAgainByItsKey() throws SQLException {
    database.commit("a", 1, 2);
    database.execute("create table held (id bigint references garuda_outbox (id))");
    database.execute("insert into held select min(id) from garuda_outbox");
    Relay relay = start(SOON);
    RecordedPublisher.await("a problem", () -> health(relay).contains("problem"));
    assertThat(publisher.heard).isEqualTo(messages("a", 1, 2));
    database.execute("drop table held");
    awaitEmpty();
    assertThat(publisher.heard).isEqualTo(messages("a", 1, 2));
    assertThat(publisher.repeated).startsWith("a {\"n\":1}", "a {\"n\":2}");
  }

  @Test
  void twoNodesDeliverInTurnsAndInOrder() throws SQLException {
    Relay one = start(SOON);
    start(SOON);
    for (int n = 1; n <= 200; n++) {
      database.commit("a", n);
      database.commit("b", n);
      one.waker().run();
    }
    awaitEmpty();
    assertThat(publisher.repeated).isEmpty();
    assertThat(publisher.heard)
        .filteredOn(text -> text.startsWith("a"))
        .isEqualTo(messages("a", 1, 200));
    assertThat(publisher.heard)
        .filteredOn(text -> text.startsWith("b"))
        .isEqualTo(messages("b", 1, 200));
  }

  @Test
  void theDatabaseMayComeBack() throws SQLException {
    Relay relay = start(SOON);
    database.execute("alter table garuda_outbox_turn rename to elsewhere");
    RecordedPublisher.await("a problem", () -> health(relay).contains("problem"));
    database.commit("a", 1);
    database.execute("alter table elsewhere rename to garuda_outbox_turn");
    publisher.awaitHeard(1);
    awaitEmpty();
  }

  @Test
  void itEndsThoughTheEngineDoesNotAnswer() throws SQLException {
    publisher.neverAnswers = message -> true;
    database.commit("a", 1, 2);
    Relay relay = start(NEVER);
    publisher.awaitHeard(1);
    long begin = System.nanoTime();
    relay.close();
    assertThat(System.nanoTime() - begin).isLessThan(TimeUnit.SECONDS.toNanos(2));
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.getName().equals("garuda-outbox"));
    assertThat(database.count()).isEqualTo(2);
    publisher.neverAnswers = message -> false;
    start(NEVER);
    awaitEmpty();
    assertThat(publisher.heard).isEqualTo(messages("a", 1, 2));
    assertThat(publisher.repeated).isEqualTo(messages("a", 1, 1));
  }
}
