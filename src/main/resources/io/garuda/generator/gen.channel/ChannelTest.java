package {{package}}.web;

import io.garuda.socket.Payload;
import io.garuda.testkit.ChannelCase;
import io.garuda.testkit.TestChannel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class {{class}}ChannelTest {
  private final AppEndpoint endpoint = new AppEndpoint();

  @RegisterExtension
  final ChannelCase channels = ChannelCase.of(endpoint);

  private TestChannel channel;

  @BeforeEach
  void join() {
    channel = channels.socket({{socket}}.class).subscribeAndJoin("{{topic}}:lobby");
  }

  @Test
  void pingIsAnsweredWithWhatWasSent() {
    String ref = channel.push("ping", Payload.of("hello", "there"));
    channel.assertReply(ref, "ok", Payload.of("hello", "there"));
  }

  @Test
  void shoutReachesEverybody() {
    TestChannel other = channels.socket({{socket}}.class).subscribeAndJoin("{{topic}}:lobby");
    channel.push("shout", Payload.of("hello", "all"));
    other.assertPush("shout", Payload.of("hello", "all"));
    channel.assertPush("shout", Payload.of("hello", "all"));
  }

  @Test
  void whatTheServerBroadcastsIsPushed() {
    endpoint.broadcast("{{topic}}:lobby", "news", Payload.of("some", "data"));
    channel.assertPush("news", Payload.of("some", "data"));
  }
}
