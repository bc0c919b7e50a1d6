package io.garuda.channel;

import static io.garuda.channel.ScriptedApp.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.garuda.assigns.Key;
import io.garuda.socket.Payload;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a channel may do, and that it does one thing at a time. */
class ChannelMailboxTest {
  private final ScriptedApp app = new ScriptedApp();

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void onlyOneCallbackRunsAtATimeHoweverManyThreadsSend() throws Exception {
    CompletableFuture<Socket> joined = new CompletableFuture<>();
    app.onJoin("room:1", (params, socket) -> {
      joined.complete(socket);
      return JoinResult.joined();
    });
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger overlaps = new AtomicInteger();
    List<Object> seen = new ArrayList<>(); // no lock: the mailbox is the lock
    app.onInfo((message, socket) -> {
      overlaps.addAndGet(inside.getAndIncrement());
      seen.add(message);
      inside.decrementAndGet();
    });
    RecordedClient client = app.connect();
    client.joins("room:1", "1");

    List<Thread> threads = IntStream.range(0, 8)
        .mapToObj(number -> new Thread(() -> {
          for (int i = 0; i < 100; i++) {
            joined.join().send(number + "-" + i);
          }
        }))
        .toList();
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join(5_000);
    }
    CountDownLatch all = new CountDownLatch(1);
    app.on("done", (payload, socket) -> {
      all.countDown();
      return HandleInResult.noReply();
    });
    client.pushes("room:1", "1", "2", "done");
    await(all);

    assertThat(overlaps).hasValue(0);
    assertThat(seen).hasSize(800);
    for (int number = 0; number < 8; number++) {
      String prefix = number + "-";
      assertThat(seen.stream().map(String::valueOf).filter(message -> message.startsWith(prefix)))
          .containsExactlyElementsOf(
              IntStream.range(0, 100).mapToObj(i -> prefix + i).toList());
    }
  }

  @Test
  void whatFollowsAJoinIsSentAfterItsReply() {
    app.onJoin("room:1", (params, socket) -> {
      socket.afterJoin(() -> socket.push("state", Payload.of("n", 1)));
      socket.afterJoin(() -> socket.broadcast("entered", Payload.empty()));
      return JoinResult.joined();
    });
    RecordedClient client = app.connect();
    client.joins("room:1", "1");
    client.hears("['1',null,'room:1','state',{'n':1}]", "[null,null,'room:1','entered',{}]");
  }

  @Test
  void nothingMayBeSentFromWithinAJoin() {
    Queue<String> messages = new ConcurrentLinkedQueue<>();
    app.onJoin("room:1", (params, socket) -> {
      for (Runnable tooEarly : List.<Runnable>of(
          () -> socket.push("e", Payload.empty()),
          () -> socket.broadcast("e", Payload.empty()),
          () -> socket.broadcastFrom("e", Payload.empty()),
          socket::ref)) {
        assertThatThrownBy(tooEarly::run)
            .isInstanceOf(IllegalStateException.class)
            .satisfies(e -> messages.add(e.getMessage()));
      }
      return JoinResult.joined();
    });
    app.on("late", (payload, socket) -> {
      socket.afterJoin(() -> {});
      return HandleInResult.noReply();
    });
    RecordedClient client = app.connect();
    client.joins("room:1", "1");
    assertThat(messages).hasSize(4).first().asString().contains("socket.afterJoin");
    client.pushes("room:1", "1", "2", "late");
    client.hears(crashed("1", "room:1"));
  }

  @Test
  void aPushMayBeAnsweredLaterFromAnyThreadEvenAfterTheLeave() {
    CompletableFuture<SocketRef> kept = new CompletableFuture<>();
    app.on("later", (payload, socket) -> {
      kept.complete(socket.ref());
      return HandleInResult.noReply();
    });
    RecordedClient client = app.connect();
    client.joins("room:1", "1");
    client.pushes("room:1", "1", "2", "later");
    client.says("['1','3','room:1','phx_leave',{}]");
    client.hears(
        "['1','3','room:1','phx_reply',{'status':'ok','response':{}}]",
        "['1','1','room:1','phx_close',{}]");
    kept.join().reply("done", Payload.of("n", 1));
    client.hears("['1','2','room:1','phx_reply',{'status':'done','response':{'n':1}}]");
  }

  @Test
  void aPushWithoutAReferenceCannotBeAnsweredLater() {
    app.on("later", (payload, socket) -> {
      assertThatThrownBy(socket::ref)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("ref");
      return HandleInResult.stop();
    });
    RecordedClient client = app.connect();
    client.joins("room:1", "1");
    client.says("['1',null,'room:1','later',{}]");
    client.hears("['1','1','room:1','phx_close',{}]");
  }

  @Test
  void eachChannelHasItsOwnCopyOfTheAssigns() {
    Key<String> key = Key.of("k", String.class);
    app.on("put", (payload, socket) -> {
      socket.assign(key, "mine");
      return HandleInResult.reply(Payload.of("k", socket.get(key)));
    });
    app.on(
        "get",
        (payload, socket) ->
            HandleInResult.reply(Payload.of("k", socket.find(key).orElse("none"))));
    RecordedClient client = app.connect();
    client.joins("room:1", "1");
    client.joins("room:2", "2");
    client.pushes("room:1", "1", "3", "put");
    client.hears("['1','3','room:1','phx_reply',{'status':'ok','response':{'k':'mine'}}]");
    client.pushes("room:2", "2", "4", "get");
    client.hears("['2','4','room:2','phx_reply',{'status':'ok','response':{'k':'none'}}]");
  }

  private static String crashed(String joinRef, String topic) {
    return "['" + joinRef + "','" + joinRef + "','" + topic
        + "','phx_error',{'reason':'channel_crash'}]";
  }
}
