package io.garuda.transport.longpoll;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.garuda.channel.Drainer;
import io.garuda.channel.SocketMount;
import io.garuda.channel.SocketRuntime;
import io.garuda.channel.UserCode;
import io.garuda.param.ParamFilter;
import io.garuda.param.Params;
import io.garuda.pubsub.LocalEngine;
import io.garuda.pubsub.PubSub;
import io.garuda.quota.Quotas;
import io.garuda.socket.Frame;
import io.garuda.telemetry.Telemetry;
import io.garuda.transport.longpoll.LongPollSessionTest.Silent;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Requests that reach another node than their session's. */
class SessionRelayTest {
  private static final Duration WINDOW = Duration.ofSeconds(60);

  private final LocalEngine network = LocalEngine.network();

  private final class Node implements AutoCloseable {
    final SocketRuntime runtime = new SocketRuntime(
        UserCode.plain(),
        Drainer.standard(),
        Quotas.none(),
        new Telemetry(),
        new ParamFilter(),
        new PubSub(new Telemetry(), network.beside()));
    final LongPollSessions sessions = new LongPollSessions(runtime);
    final SessionRelay relay = SessionRelay.start(runtime, sessions);
    final CountDownLatch gone = new CountDownLatch(1);

    LongPollSession open() {
      SocketMount mount = SocketMount.at("/socket", Silent.class).longPoll().longPollWindow(WINDOW);
      return sessions.open(runtime
          .connect(mount, Params.parse("vsn=2.0.0"), LongPollSessionTest.info())
          .connection()
          .orElseThrow());
    }

    RecordedResponse polls(String token) {
      RecordedResponse response = new RecordedResponse();
      poll(token, response.asResponse());
      return response;
    }

    void poll(String token, HttpServletResponse response) {
      String owner = sessions.elsewhere(token).orElseThrow();
      relay.poll(owner, token, HttpAnswer.now(response), WINDOW, gone::countDown);
    }

    RecordedResponse posts(String token, String type, String body) {
      RecordedResponse response = new RecordedResponse();
      relay.post(
          sessions.elsewhere(token).orElseThrow(),
          token,
          type,
          body.getBytes(UTF_8),
          HttpAnswer.now(response.asResponse()),
          WINDOW);
      return response;
    }

    @Override
    public void close() {
      runtime.close();
    }
  }

  private final Node here = new Node();
  private final Node other = new Node();

  @AfterEach
  void close() {
    here.close();
    other.close();
  }

  @Test
  void aPollElsewhereIsAnsweredByTheNextMessage() throws Exception {
    LongPollSession session = here.open();
    RecordedResponse poll = other.polls(session.token());
    session.send(Frame.text("[\"é\"]"));
    assertThat(poll.body())
        .isEqualTo("{\"status\":200,\"token\":\"" + session.token()
            + "\",\"messages\":[\"[\\\"é\\\"]\"]}");
  }

  @Test
  void aPostElsewhereIsHandledWhereTheSessionIs() throws Exception {
    LongPollSession session = here.open();
    String heartbeat = "[null,\"1\",\"phoenix\",\"heartbeat\",{}]";
    assertThat(other.posts(session.token(), "application/x-ndjson", heartbeat).body())
        .isEqualTo("{\"status\":200}");
    assertThat(other.polls(session.token()).body()).contains("phx_reply");
  }

  @Test
  void whatAClientMissedThatLeftItsPollElsewhereIsKept() throws Exception {
    LongPollSession session = here.open();
    other.poll(session.token(), RecordedResponse.broken());
    session.send(Frame.text("[1]"));
    RecordedResponse next = other.polls(session.token());
    assertThat(next.body()).contains("\"[1]\"");
  }

  @Test
  void aSessionThatIsOverIsGoneEverywhere() throws Exception {
    LongPollSession session = here.open();
    session.close(1001, "disconnect");
    other.polls(session.token());
    assertThat(other.gone.await(1, TimeUnit.SECONDS)).isTrue();
    assertThat(other.posts(session.token(), "", "[]").body()).isEqualTo("{\"status\":410}");
  }

  @Test
  void aNodeThatIsSilentIsGone() throws Exception {
    LongPollSession session = here.open();
    here.close();
    other.polls(session.token());
    assertThat(other.gone.await(5, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aPollThatIsHeldIsNotGone() throws Exception {
    LongPollSession session = here.open();
    RecordedResponse poll = other.polls(session.token());
    assertThat(other.gone.await(2_300, TimeUnit.MILLISECONDS)).isFalse();
    session.send(Frame.text("[1]"));
    assertThat(poll.body()).contains("\"[1]\"");
  }

  @Test
  void onlyATokenOfAnotherNodeIsElsewhere() {
    String own = here.open().token();
    assertThat(here.sessions.elsewhere(own)).isEmpty();
    assertThat(other.sessions.elsewhere(own)).contains(here.runtime.pubSub().node());
    for (String strange : List.of("", "x", own.substring(0, 43), own + "/..", own + " ")) {
      assertThat(other.sessions.elsewhere(strange)).isEmpty();
    }
  }

  @Test
  void whatIsNoMessageIsRefused() {
    for (byte[] strange : new byte[][] {{}, {9}, {0, 1}, new byte[14], {99, 0, 0, 0, 0, 0, 0}}) {
      assertThatThrownBy(() -> here.relay.receive("x", strange))
          .isInstanceOf(RuntimeException.class);
    }
  }
}
