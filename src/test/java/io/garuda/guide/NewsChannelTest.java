package io.garuda.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.socket.Payload;
import io.garuda.testkit.ChannelCase;
import io.garuda.testkit.JoinReply;
import io.garuda.testkit.TestChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class NewsChannelTest {
  private static final Payload BIRDS = Payload.of("title", "Birds");
  private static final Payload TREES = Payload.of("title", "Trees");

  private final GuideEndpoint endpoint = new GuideEndpoint();

  @RegisterExtension
  final ChannelCase channels = ChannelCase.of(endpoint)
      .withSocket(ReaderSocket.class, () -> new ReaderSocket(PostChannelTest.TOKENS));

  private JoinReply join(Payload params) {
    return channels.socket(ReaderSocket.class).join("news:all", params);
  }

  @Test
  void newsReachEverybody() {
    TestChannel news = join(Payload.empty()).channel();
    endpoint.broadcast("news:all", "new_post", BIRDS);
    news.assertPush("new_post", BIRDS);
  }

  @Test
  void theLastNewsAreThereForWhoAsks() {
    endpoint.broadcast("news:all", "new_post", BIRDS);
    TestChannel late = join(Payload.of("rewind", 10)).channel();
    late.assertPush("new_post", BIRDS);
  }

  @Test
  void whoComesBackGetsWhatWasMissed() {
    JoinReply first = join(Payload.empty());
    String cursor = first.response().text("cursor").orElseThrow();
    first.channel().close();

    endpoint.broadcast("news:all", "new_post", BIRDS);
    endpoint.broadcast("news:all", "new_post", TREES);

    JoinReply again = join(Payload.of("cursor", cursor));
    assertThat(again.response().text("recovered")).hasValue("true");
    again.channel().assertPush("new_post", BIRDS);
    again.channel().assertPush("new_post", TREES);
  }

  @Test
  void whatIsNoCursorIsToldSo() {
    JoinReply reply = join(Payload.of("cursor", "yesterday"));
    assertThat(reply.response().text("reason")).hasValue("malformed");
  }
}
