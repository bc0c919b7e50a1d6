package io.garuda.guide;

import static io.garuda.guide.ReaderSocket.READER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.garuda.guide.blog.NewPost;
import io.garuda.guide.blog.Post;
import io.garuda.guide.blog.Posts;
import io.garuda.param.Params;
import io.garuda.socket.Payload;
import io.garuda.testkit.ChannelCase;
import io.garuda.testkit.ConnectInfoBuilder;
import io.garuda.testkit.TestChannel;
import io.garuda.testkit.TestSocket;
import io.garuda.testkit.TestTopic;
import io.garuda.token.Secrets;
import io.garuda.token.Tokens;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostChannelTest {
  static final Tokens TOKENS = new Tokens(
      Secrets.of("a secret of this test, 32 bytes or more"), Clock.systemUTC(), new ObjectMapper());

  private final GuideEndpoint endpoint = new GuideEndpoint();
  private final Posts posts = new Posts();
  private final Post post = posts.publish(new NewPost("Birds", "They fly."));
  private final ReaderPresence presence = new ReaderPresence(new Users());
  private final Translator translator = new Translator();

  @RegisterExtension
  final ChannelCase channels = ChannelCase.of(endpoint)
      .withSocket(ReaderSocket.class, () -> new ReaderSocket(TOKENS))
      .with(PostChannel.class, () -> new PostChannel(posts, presence, translator))
      .with(presence);

  private String topic() {
    return "post:" + post.id();
  }

  private TestChannel reads(String name) {
    return channels.socket(ReaderSocket.class).assign(READER, name).subscribeAndJoin(topic());
  }

  @Test
  void aTokenOfAPageConnects() {
    Params params = Params.of("token", TOKENS.sign(READER, "ada"));
    TestSocket socket = channels.connect(ReaderSocket.class, params);
    assertThat(socket.get(READER)).isEqualTo("ada");
    assertThat(socket.id()).hasValue("reader:ada");
  }

  @Test
  void nobodyConnectsWithoutAToken() {
    var refused = channels.assertRefused(
        ReaderSocket.class, Params.of("token", "x"), new ConnectInfoBuilder().build());
    assertThat(refused.status()).isEqualTo(403);
  }

  @Test
  void aJoinTellsTheTitleOrWhyNot() {
    TestSocket ada = channels.socket(ReaderSocket.class).assign(READER, "ada");
    assertThat(ada.join(topic()).response().text("title")).hasValue("Birds");
    assertThat(ada.join("post:x").status()).isEqualTo("error");
    assertThat(ada.join("post:99")).hasToString("error {\"reason\":\"no such post\"}");
  }

  @Test
  void aCommentReachesEverybody() {
    TestChannel ada = reads("ada");
    TestChannel bob = reads("bob");
    ada.push("comment", Payload.of("body", "hello"));
    bob.assertPush("comment", Payload.of("by", "ada", "body", "hello"));
  }

  @Test
  void aCommentWithoutTextIsAnsweredWithItsErrors() {
    TestChannel ada = reads("ada");
    String ref = ada.push("comment", Payload.of("body", " "));
    Payload errors = ada.assertReply(ref, "error");
    assertThat(errors.json()).contains("\"body\":[\"must not be blank\"]");
    ada.refuteBroadcast("comment");
  }

  @Test
  void whoIsMutedIsNotHeard() {
    TestChannel bob = reads("bob");
    TestChannel eve = channels
        .socket(ReaderSocket.class)
        .assign(READER, "eve")
        .join(topic(), Payload.of("muted", "bob"))
        .channel();
    bob.push("comment", Payload.of("body", "hello"));
    bob.assertPush("comment");
    eve.refutePush("comment");
  }

  @Test
  void anAnswerMayComeFromAnotherThread() {
    TestChannel ada = reads("ada");
    String ref = ada.push("translate", Payload.of("text", "bird", "language", "de"));
    ada.assertReply(ref, "ok", Payload.of("text", "bird (de)"));
  }

  @Test
  void newsOfAnotherTopicArePushed() {
    TestChannel ada = reads("ada");
    ada.assertPush("presence_state");
    assertThat(ada.find(READER)).hasValue("ada"); // behind what runs after the join
    endpoint.broadcast("news:all", "new_post", Payload.of("title", "Trees"));
    ada.assertPush("news", Payload.of("title", "Trees"));
  }

  @Test
  void whoSaysNothingIsAsked() {
    TestChannel ada = reads("ada");
    ada.send(new PostChannel.Idle());
    ada.assertPush("still_there");
  }

  @Test
  void theEndOfAChannelIsNoticed() {
    reads("ada").close();
    assertThat(translator.forgotten()).contains("ada");
  }

  @Test
  void aCrowdHearsHowManyThereAre() {
    TestTopic crowd = channels.subscribe("crowd:1");
    presence.track("crowd:1", "ada", Map.of(), this);
    crowd.assertBroadcast("presence_count", Payload.of("count", 1));
  }

  @Test
  void readersHaveNames() {
    TestChannel ada = reads("ada");
    assertThat(ada.assertPush("presence_state").json()).contains("\"name\":\"ada of the blog\"");
    ada.assertPush("presence_diff", diff -> diff.json().contains("\"joins\":{\"ada\""));
    assertThat(presence.count(topic())).isEqualTo(1);
  }
}
