package io.garuda.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import kotlin.Unit;
import kotlin.jvm.functions.Function1;
import okhttp3.OkHttpClient;
import org.phoenixframework.Channel;
import org.phoenixframework.Defaults;
import org.phoenixframework.Message;
import org.phoenixframework.Push;
import org.phoenixframework.Socket;

/** A JavaPhoenixClient; what it calls back waits in queues. */
final class KotlinClient implements AutoCloseable {
  private static final long DEADLINE_SECONDS = 10;
  private static final long REJOIN_MILLIS = 10;

  final Socket socket;
  final BlockingQueue<Boolean> opened = new LinkedBlockingQueue<>();
  final BlockingQueue<Boolean> closed = new LinkedBlockingQueue<>();
  final BlockingQueue<String> errors = new LinkedBlockingQueue<>();
  final BlockingQueue<Message> heartbeats = new LinkedBlockingQueue<>();

  KotlinClient(URI base, String mount, Map<String, String> params) {
    socket = new Socket(
        base + mount,
        params,
        Defaults.VSN,
        Defaults.INSTANCE.getEncode(),
        Defaults.INSTANCE.getDecode(),
        new OkHttpClient());
    socket.setRejoinAfterMs(tries -> REJOIN_MILLIS);
    socket.onOpen(() -> done(opened.add(true)));
    socket.onClose(() -> done(closed.add(true)));
    socket.onError((error, response) ->
        done(errors.add(response == null ? "" + error : "" + response.code())));
    socket.onMessage(then(message -> {
      if (message.getTopic().equals("phoenix")) {
        heartbeats.add(message);
      }
    }));
  }

  /** Will wait until the socket is open. */
  static KotlinClient connected(URI base, String mount, Map<String, String> params)
      throws InterruptedException {
    KotlinClient client = new KotlinClient(base, mount, params);
    client.socket.connect();
    next(client.opened);
    return client;
  }

  /** Will wait until the server accepted the join. */
  Channel joined(String topic) throws InterruptedException {
    Channel channel = socket.channel(topic, Map.of());
    assertThat(answer(channel.join(socket.getTimeout())).getStatus()).isEqualTo("ok");
    return channel;
  }

  static Message answer(Push push) throws InterruptedException {
    BlockingQueue<Message> answers = new LinkedBlockingQueue<>();
    for (String status : new String[] {"ok", "error", "timeout", "custom"}) {
      push.receive(status, then(answers::add));
    }
    return next(answers);
  }

  Push push(Channel channel, String event, Map<String, Object> payload) {
    return channel.push(event, payload, socket.getTimeout());
  }

  static BlockingQueue<Message> heard(Channel channel, String event) {
    BlockingQueue<Message> messages = new LinkedBlockingQueue<>();
    channel.on(event, then(messages::add));
    return messages;
  }

  static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
    T value = queue.poll(DEADLINE_SECONDS, TimeUnit.SECONDS);
    assertThat(value).as("expected a call within " + DEADLINE_SECONDS + " s").isNotNull();
    return value;
  }

  private static <T> Function1<T, Unit> then(Consumer<T> consumer) {
    return value -> {
      consumer.accept(value);
      return Unit.INSTANCE;
    };
  }

  private static Unit done(boolean added) {
    assertThat(added).isTrue();
    return Unit.INSTANCE;
  }

  @Override
  public void close() {
    socket.disconnect(1000, null, null);
  }
}
