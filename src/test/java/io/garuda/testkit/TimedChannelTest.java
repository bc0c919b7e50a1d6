package io.garuda.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.channel.Channel;
import io.garuda.channel.ChannelRoutes;
import io.garuda.channel.ConnectInfo;
import io.garuda.channel.ConnectResult;
import io.garuda.channel.EndReason;
import io.garuda.channel.HandleInResult;
import io.garuda.channel.JoinResult;
import io.garuda.channel.Socket;
import io.garuda.channel.SocketHandler;
import io.garuda.channel.SocketMount;
import io.garuda.channel.Timer;
import io.garuda.endpoint.Endpoint;
import io.garuda.endpoint.EndpointConfig;
import io.garuda.param.Params;
import io.garuda.pubsub.Subscriber;
import io.garuda.socket.Payload;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a channel tells itself later, and an endpoint its subscribers. */
class TimedChannelTest {
  private static final BlockingQueue<EndReason> ENDS = new LinkedBlockingQueue<>();

  public static final class TimedSocket implements SocketHandler {
    @Override
    public ChannelRoutes channels() {
      return ChannelRoutes.of("timed:*", TimedChannel.class);
    }

    @Override
    public ConnectResult connect(Params params, ConnectInfo info, Socket socket) {
      return ConnectResult.ok();
    }
  }

  public static final class TimedChannel implements Channel {
    @Override
    public JoinResult join(Payload params, Socket socket) {
      socket.sendAfter("tick", Duration.ofMillis(1));
      Timer.Deadline never = socket.sendAfter("never", Duration.ofMillis(1));
      never.cancel();
      return JoinResult.joined();
    }

    @Override
    public HandleInResult handleIn(String event, Payload payload, Socket socket) {
      socket.sendAfter(event, Duration.ofMillis(200));
      socket.stop();
      return HandleInResult.reply(Payload.empty());
    }

    @Override
    public void handleInfo(Object message, Socket socket) {
      socket.push((String) message, Payload.empty());
    }

    @Override
    public void terminate(EndReason reason, Socket socket) {
      ENDS.add(reason);
    }
  }

  private final Endpoint endpoint = new Endpoint() {
    @Override
    public EndpointConfig config() {
      return EndpointConfig.builder()
          .socket(SocketMount.at("/socket", TimedSocket.class))
          .build();
    }
  };

  @RegisterExtension
  final ChannelCase channels = ChannelCase.of(endpoint);

  @Test
  void aMessageComesAfterItsDelayUnlessItIsCancelledOrTheChannelEnds() throws Exception {
    TestChannel timed = channels.socket(TimedSocket.class).subscribeAndJoin("timed:1");
    timed.assertPush("tick");
    timed.assertReply(timed.push("late"), "ok");
    assertThat(ENDS.poll(5, TimeUnit.SECONDS)).isEqualTo(EndReason.STOPPED);
    timed.refutePush("late");
    timed.refutePush("never");
  }

  @Test
  void theApplicationSubscribesAndIsLeftOutOfWhatItSends() {
    List<String> heard = new CopyOnWriteArrayList<>();
    Subscriber one = broadcast -> heard.add("one " + broadcast.event());
    Subscriber other = broadcast -> heard.add("other " + broadcast.event());
    endpoint.subscribe("news", one);
    endpoint.subscribe("news", other);
    endpoint.broadcastFrom(one, "news", "a", Payload.empty());
    endpoint.broadcast("news", "b", Payload.empty());
    endpoint.localBroadcastFrom(one, "news", "c", Payload.empty());
    endpoint.unsubscribe("news", one);
    endpoint.localBroadcast("news", "d", Payload.empty());
    assertThat(heard)
        .containsExactlyInAnyOrder("other a", "one b", "other b", "other c", "other d");
  }
}
