package io.garuda.conformance;

import static io.garuda.conformance.KotlinClient.answer;
import static io.garuda.conformance.KotlinClient.connected;
import static io.garuda.conformance.KotlinClient.heard;
import static io.garuda.conformance.KotlinClient.next;
import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.contract.ContractExtension;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.phoenixframework.Channel;
import org.phoenixframework.Message;

/** {@code com.github.dsrees:JavaPhoenixClient}, the client of Android and the JVM. */
@ExtendWith(ContractExtension.class)
class JavaPhoenixClientIT {
  private static final Map<String, String> NOBODY = Map.of();

  private final String topic = "conf:" + UUID.randomUUID();
  private final URI base;

  JavaPhoenixClientIT(URI base) {
    this.base = base;
  }

  @Test
  void aJoinIsAnsweredWithWhatTheChannelReplies() throws Exception {
    try (KotlinClient client = connected(base, "/socket", NOBODY)) {
      Channel channel = client.socket.channel(topic, Map.of("token", "ünï"));
      Message answer = answer(channel.join(client.socket.getTimeout()));
      assertThat(answer.getStatus()).isEqualTo("ok");
      assertThat(answer.getPayload()).isEqualTo(Map.of("params", Map.of("token", "ünï")));
      assertThat(channel.isJoined()).isTrue();
    }
  }

  @Test
  void aRefusedJoinIsAnsweredWithItsReason() throws Exception {
    try (KotlinClient client = connected(base, "/socket", NOBODY)) {
      Channel channel = client.socket.channel("conf:refused", Map.of());
      Message answer = answer(channel.join(client.socket.getTimeout()));
      assertThat(answer.getStatus()).isEqualTo("error");
      assertThat(answer.getPayload()).isEqualTo(Map.of("reason", "unauthorized"));
      Channel nowhere = client.socket.channel("nowhere:1", Map.of());
      assertThat(answer(nowhere.join(client.socket.getTimeout())).getPayload())
          .isEqualTo(Map.of("reason", "unmatched topic"));
    }
  }

  @Test
  void aPushIsAnsweredWithItsStatus() throws Exception {
    try (KotlinClient client = connected(base, "/socket", NOBODY)) {
      Channel channel = client.joined(topic);
      Message ok = answer(client.push(channel, "echo", Map.of("text", "a, \"b\" [ü] 🦅")));
      assertThat(ok.getPayload()).isEqualTo(Map.of("text", "a, \"b\" [ü] 🦅"));
      Message error = answer(client.push(channel, "reply_error", Map.of()));
      assertThat(error.getStatus()).isEqualTo("error");
      assertThat(error.getPayload()).isEqualTo(Map.of("reason", "nope"));
      Message custom = answer(client.push(channel, "status", Map.of("status", "custom")));
      assertThat(custom.getStatus()).isEqualTo("custom");
    }
  }

  @Test
  void aBroadcastReachesAllOthersAndAPushOnlyItsClient() throws Exception {
    try (KotlinClient ada = connected(base, "/socket", NOBODY);
        KotlinClient mira = connected(base, "/socket", NOBODY)) {
      Channel adas = ada.joined(topic);
      Channel miras = mira.joined(topic);
      BlockingQueue<Message> own = heard(adas, "shout_from");
      BlockingQueue<Message> others = heard(miras, "shout_from");
      BlockingQueue<Message> news = heard(adas, "news");
      ada.push(adas, "shout_from", Map.of("n", "1"));
      assertThat(next(others).getPayload()).isEqualTo(Map.of("n", "1"));
      ada.push(adas, "push_me", Map.of("event", "news", "payload", Map.of("n", "2")));
      assertThat(next(news).getPayload()).isEqualTo(Map.of("n", "2"));
      assertThat(own).isEmpty();
    }
  }

  @Test
  void aChannelThatWasLeftIsClosedAndCanBeJoinedAgain() throws Exception {
    try (KotlinClient client = connected(base, "/socket", NOBODY)) {
      Channel channel = client.joined(topic);
      BlockingQueue<Message> closed = heard(channel, "phx_close");
      assertThat(answer(channel.leave(client.socket.getTimeout())).getStatus()).isEqualTo("ok");
      next(closed);
      Channel again = client.joined(topic);
      assertThat(answer(client.push(again, "echo", Map.of("n", "1"))).getPayload())
          .isEqualTo(Map.of("n", "1"));
    }
  }

  @Test
  void aChannelThatCrashedIsJoinedAgain() throws Exception {
    try (KotlinClient client = connected(base, "/socket", NOBODY)) {
      Channel channel = client.joined(topic);
      BlockingQueue<Message> errors = heard(channel, "phx_error");
      BlockingQueue<Message> replies = heard(channel, "phx_reply");
      client.push(channel, "crash", Map.of());
      next(errors);
      assertThat(next(replies).getStatus()).isEqualTo("ok");
      answer(client.push(channel, "echo", Map.of()));
    }
  }

  @Test
  void aDisconnectedClientComesBackToItsChannel() throws Exception {
    String user = UUID.randomUUID().toString();
    try (KotlinClient client = connected(base, "/socket", Map.of("user_id", user))) {
      Channel channel = client.joined(topic);
      BlockingQueue<Message> replies = heard(channel, "phx_reply");
      disconnect("user_socket:" + user);
      next(client.closed);
      next(client.opened);
      assertThat(next(replies).getStatus()).isEqualTo("ok");
      assertThat(answer(client.push(channel, "echo", Map.of("n", "1"))).getPayload())
          .isEqualTo(Map.of("n", "1"));
    }
  }

  /** On a busy machine the client may have to try more than once. */
  @Test
  void heartbeatsKeepAConnectionThatIsSilentOtherwise() throws Exception {
    try (KotlinClient client = new KotlinClient(base, "/short", NOBODY)) {
      client.socket.setHeartbeatIntervalMs(100);
      client.socket.connect();
      int beats = 0;
      for (int all = 0; beats < 9 && all < 200; all++) {
        assertThat(next(client.heartbeats).getStatus()).isEqualTo("ok");
        beats = client.closed.poll() == null ? beats + 1 : 0;
      }
      assertThat(beats).as("beats in three timeouts of the mount").isEqualTo(9);
    }
  }

  @Test
  void aClientThatIsRefusedHearsTheStatusAndGoesOnTrying() throws Exception {
    try (KotlinClient client = new KotlinClient(base, "/socket", Map.of("refuse", "1"))) {
      client.socket.connect();
      assertThat(next(client.errors)).isEqualTo("403");
      assertThat(next(client.errors)).isEqualTo("403");
      assertThat(client.opened).isEmpty();
    }
  }

  private void disconnect(String id) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(base + "/api/disconnect"))
        .header("Content-Type", "application/json")
        .header("Accept", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString("{\"id\":\"" + id + "\"}"))
        .build();
    HttpResponse<Void> response =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding());
    assertThat(response.statusCode()).isEqualTo(200);
  }
}
