package io.garuda.channel;

import static io.garuda.channel.ScriptedApp.await;
import static io.garuda.channel.ScriptedApp.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.garuda.socket.Payload;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How clients are sent away: whom, when, and what they hear before. */
class DrainTest {
  private static final Drainer PACE = Drainer.standard().batchSize(3);

  /** A clock that the test turns. */
  private static final class Clock implements Drain.Later {
    private record Task(Duration at, int number, Runnable task) implements Comparable<Task> {
      @Override
      public int compareTo(Task other) {
        int order = at.compareTo(other.at);
        return order == 0 ? Integer.compare(number, other.number) : order;
      }
    }

    private final PriorityQueue<Task> tasks = new PriorityQueue<>();
    private Duration now = Duration.ZERO;
    private int numbers;

    @Override
    public void schedule(Duration delay, Runnable task) {
      tasks.add(new Task(now.plus(delay), numbers++, task));
    }

    void pass(Duration time) {
      Duration until = now.plus(time);
      while (!tasks.isEmpty() && tasks.peek().at.compareTo(until) <= 0) {
        Task due = tasks.remove();
        now = due.at;
        due.task.run();
      }
      now = until;
    }
  }

  private final Clock clock = new Clock();
  private final ScriptedApp app = new ScriptedApp(PACE, clock);

  @AfterEach
  void close() {
    app.close();
  }

  @ParameterizedTest
  @CsvSource({
    "10000, 2, 30, 5, 10000", // one batch
    "10000, 2, 30, 150000, 10000", // fifteen, the last after 28 s
    "10000, 2, 30, 300000, 20000", // more at once than to let the rest fall
    "100, 2, 30, 4500, 300",
    "1, 10, 1, 7, 7", // all at once
    "1, 1, 0, 7, 7"
  })
  void aBatchIsLargerIfAllWouldNotFitIntoTheTimeout(
      int size, long interval, long timeout, int sockets, int batch) {
    Drainer drainer = Drainer.standard()
        .batchSize(size)
        .interval(Duration.ofSeconds(interval))
        .timeout(Duration.ofSeconds(timeout));
    assertThat(drainer.batch(sockets)).isEqualTo(batch);
  }

  @Test
  void whatCannotBeIsRefused() {
    assertThatThrownBy(() -> PACE.batchSize(0))
        .hasMessage("expected a batchSize above 0 for a drain, got: 0");
    assertThatThrownBy(() -> PACE.interval(Duration.ZERO))
        .hasMessage("expected an interval above 0 for a drain, got: PT0S");
    assertThatThrownBy(() -> PACE.timeout(Duration.ofSeconds(-1)))
        .hasMessage("expected a timeout from 0 for a drain, got: PT-1S");
  }

  @Test
  void socketsCloseInBatchesWithOrWithoutChannels() {
    List<RecordedClient> clients = clients(8);
    clients.subList(0, 4).forEach(client -> client.joins("room:1", "1"));
    app.runtime.drain().start();
    assertThat(app.runtime.isDraining()).isTrue();
    awaitGone(3);
    clock.pass(Duration.ofMillis(1_999));
    awaitGone(3);
    clock.pass(Duration.ofMillis(1));
    awaitGone(6);
    clock.pass(Duration.ofSeconds(2));
    awaitGone(8);
    clients.forEach(client -> client.hears("close 1012"));
    clients.forEach(RecordedClient::hearsNothing);
    assertThat(app.ends).hasSize(4).allMatch("room:1 DRAINED"::equals);
    app.assertAllReleasedOnce();
  }

  @Test
  void theOrderIsAnother() {
    Set<List<Integer>> firsts = new HashSet<>();
    for (int round = 1; round <= 4; round++) {
      List<RecordedClient> clients = clients(40);
      app.runtime.drain().start();
      awaitGone(3 * round);
      firsts.add(
          IntStream.range(0, 40).filter(i -> clients.get(i).isClosed()).boxed().toList());
      clients.forEach(RecordedClient::hangsUp);
      app.runtime.drain().resume();
    }
    assertThat(firsts).hasSizeGreaterThan(1);
  }

  @Test
  void whatWaitsIsHandledAndAnsweredBeforeTheClose() {
    CountDownLatch go = new CountDownLatch(1);
    app.on("wait", (payload, socket) -> {
      await(go);
      return HandleInResult.reply(Payload.empty());
    });
    app.onTerminate((reason, socket) -> socket.push("bye", Payload.of("reason", reason.name())));
    RecordedClient client = app.connect();
    client.joins("room:1", "1");
    client.pushes("room:1", "1", "2", "wait");
    client.pushes("room:1", "1", "3", "wait");
    app.runtime.drain().start();
    client.pushes("room:1", "1", "4", "wait"); // too late
    client.hearsNothing();
    go.countDown();
    client.hears(
        "['1','2','room:1','phx_reply',{'status':'ok','response':{}}]",
        "['1','3','room:1','phx_reply',{'status':'ok','response':{}}]",
        "['1',null,'room:1','bye',{'reason':'DRAINED'}]",
        "close 1012");
    client.hearsNothing();
  }

  @Test
  void aJoinThatRunsIsAnsweredBeforeTheClose() {
    CountDownLatch joining = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    app.onJoin("room:1", (params, socket) -> {
      joining.countDown();
      await(go);
      return JoinResult.joined();
    });
    RecordedClient client = app.connect();
    client.says("['1','1','room:1','phx_join',{}]");
    await(joining);
    app.runtime.drain().start();
    client.hearsNothing();
    go.countDown();
    client.hears("['1','1','room:1','phx_reply',{'status':'ok','response':{}}]", "close 1012");
    app.assertEnds("room:1 DRAINED");
  }

  @Test
  void aHandlerThatTakesTooLongIsNotWaitedForAndHoldsNobodyUp() {
    CountDownLatch handling = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    app.on("wait", (payload, socket) -> {
      handling.countDown();
      await(go);
      return HandleInResult.reply(Payload.empty());
    });
    RecordedClient stuck = app.connect();
    RecordedClient other = app.connect();
    stuck.joins("room:1", "1");
    other.joins("room:2", "1");
    stuck.pushes("room:1", "1", "2", "wait");
    await(handling);
    app.runtime.drain().start();
    other.hears("close 1012");
    clock.pass(Duration.ofMillis(28_999));
    stuck.hearsNothing();
    clock.pass(Duration.ofMillis(1));
    stuck.hears("close 1012");
    go.countDown();
    stuck.hearsNothing();
  }

  @Test
  void aClientThatWasAdmittedJustBeforeIsSentAwayAtOnce() {
    SocketConnection admitted = app.tryConnect("vsn=2.0.0").connection().orElseThrow();
    app.runtime.drain().start();
    RecordedClient client = new RecordedClient(admitted);
    client.hears("close 1012");
    client.hangsUp();
  }

  @Test
  void clientsAreTakenAgainAfterResume() {
    List<RecordedClient> clients = clients(7);
    app.runtime.drain().start();
    awaitGone(3);
    app.runtime.drain().resume();
    assertThat(app.runtime.isDraining()).isFalse();
    clock.pass(Duration.ofMinutes(1));
    awaitGone(3);
    RecordedClient client = app.connect();
    client.joins("room:1", "1");
    app.runtime.drain().start();
    clock.pass(Duration.ofMinutes(1));
    client.hears("close 1012");
    assertThat(clients.stream().filter(RecordedClient::isClosed)).hasSize(7);
  }

  @Test
  void whoFinishesWaitsUntilAllHaveGone() {
    RecordedClient client = app.connect();
    Thread undeploys = new Thread(app.runtime.drain()::finish);
    undeploys.start();
    client.hears("close 1012");
    assertThat(undeploys.isAlive()).isTrue();
    client.hangsUp();
    eventually(() -> !undeploys.isAlive());
    app.runtime.drain().finish(); // nobody is left
  }

  private List<RecordedClient> clients(int count) {
    return Stream.generate(app::connect).limit(count).toList();
  }

  private void awaitGone(int count) {
    eventually(() -> app.closes() == count);
  }
}
