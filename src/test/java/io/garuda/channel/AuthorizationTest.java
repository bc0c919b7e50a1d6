package io.garuda.channel;

import static io.garuda.channel.ScriptedApp.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.assigns.Key;
import io.garuda.socket.Payload;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A client's time: the warning, the end, and how a newer token puts it off. */
class AuthorizationTest {
  private static final Key<String> USER = Key.of("user", String.class);
  private static final String REFUSED = "{'status':'error','response':{'reason':'unauthorized'}}]";

  private final ScriptedApp app = new ScriptedApp();

  @AfterEach
  void close() {
    app.close();
  }

  private RecordedClient connect(Duration time) {
    app.onConnect = () -> ConnectResult.ok().until(Instant.now().plus(time));
    return app.connect();
  }

  private static String pushed(String ref, String token) {
    return "[null,'" + ref + "','phoenix','access_token',{'access_token':'" + token + "'}]";
  }

  private static String ok(String ref) {
    return "[null,'" + ref + "','phoenix','phx_reply',{'status':'ok','response':{}}]";
  }

  @Test
  void atTheEndOfItsTimeAClientIsClosedAfterAWarning() {
    app.mount = app.mount.expiryWarning(Duration.ofSeconds(1));
    long start = System.nanoTime();
    RecordedClient client = connect(Duration.ofSeconds(2));
    client.hears("[null,null,'phoenix','token_expiring',{'seconds_left':0}]");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(900));
    client.hears("close 4401");
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    assertThat(took).isBetween(Duration.ofMillis(1900), Duration.ofMillis(3000));
  }

  @Test
  void anEndThatIsOverRefusesTheConnect() {
    app.onConnect = () -> ConnectResult.ok().until(Instant.now());
    assertThat(app.tryConnect("vsn=2.0.0").status()).isEqualTo(403);
  }

  @Test
  void aNewerTokenPutsTheEndOffAndIsSeenByAllChannels() {
    app.onRefresh((token, socket) -> {
      socket.assign(USER, token);
      return ConnectResult.ok().until(Instant.now().plusSeconds(3600));
    });
    app.on(
        "who",
        (payload, socket) ->
            HandleInResult.reply(Payload.of("user", socket.find(USER).orElse(""))));
    Instant end = Instant.now().plusSeconds(2);
    app.onConnect = () -> ConnectResult.ok().until(end);
    RecordedClient client = app.connect();
    client.hears("[null,null,'phoenix','token_expiring',{'seconds_left':1}]");
    client.joins("room:1", "1");
    client.says(pushed("2", "ada"));
    client.hears(ok("2"));
    client.pushes("room:1", "1", "3", "who");
    client.hears("['1','3','room:1','phx_reply',{'status':'ok','response':{'user':'ada'}}]");
    client.joins("room:2", "4");
    client.pushes("room:2", "4", "5", "who");
    client.hears("['4','5','room:2','phx_reply',{'status':'ok','response':{'user':'ada'}}]");
    while (Instant.now().isBefore(end.plusMillis(300))) {
      client.hearsNothing();
    }
  }

  @Test
  void aTokenOnAChannelsTopicIsTakenLikewise() {
    app.onRefresh((token, socket) -> ConnectResult.ok().until(Instant.now().plusSeconds(3600)));
    RecordedClient client = connect(Duration.ofMinutes(5));
    client.joins("room:1", "1");
    client.says("['1','2','room:1','access_token',{'access_token':'a'}]");
    client.hears("['1','2','room:1','phx_reply',{'status':'ok','response':{}}]");
  }

  @Test
  void withoutAnEndTheEventOnAChannelIsTheApplicationsOwn() {
    app.on("access_token", (payload, socket) -> HandleInResult.reply(Payload.of("own", true)));
    RecordedClient client = app.connect();
    client.joins("room:1", "1");
    client.pushes("room:1", "1", "2", "access_token");
    client.hears("['1','2','room:1','phx_reply',{'status':'ok','response':{'own':true}}]");
  }

  @Test
  void aRefusedTokenChangesNothing() {
    app.onRefresh((token, socket) -> {
      socket.assign(USER, "mallory");
      return switch (token) {
        case "old" -> ConnectResult.ok().until(Instant.now());
        case "crash" -> throw new IllegalStateException("no database");
        default -> ConnectResult.refused("expected a token of ours");
      };
    });
    app.on(
        "who",
        (payload, socket) ->
            HandleInResult.reply(Payload.of("user", socket.find(USER).orElse(""))));
    RecordedClient client = connect(Duration.ofMinutes(5));
    client.joins("room:1", "1");
    for (String token : new String[] {"old", "crash", "other"}) {
      client.says(pushed(token, token));
      client.hears("[null,'" + token + "','phoenix','phx_reply'," + REFUSED);
    }
    client.says("[null,'7','phoenix','access_token',{'token':'a'}]");
    client.hears("[null,'7','phoenix','phx_reply',{'status':'error','response':{'reason':'expected"
        + " an access_token'}}]");
    client.pushes("room:1", "1", "8", "who");
    client.hears("['1','8','room:1','phx_reply',{'status':'ok','response':{'user':''}}]");
  }

  @Test
  void aHandlerThatTakesNoTokensRefusesThem() {
    RecordedClient client = app.connect();
    client.says(pushed("1", "any"));
    client.hears("[null,'1','phoenix','phx_reply'," + REFUSED);
  }

  @Test
  void aChannelThatRefusesEndsAndTheOthersLiveOn() {
    app.onRefresh((token, socket) -> ConnectResult.ok());
    app.onReauthorize(socket -> !socket.topic().name().equals("room:1"));
    app.on("ping", (payload, socket) -> HandleInResult.reply(Payload.empty()));
    RecordedClient client = connect(Duration.ofMinutes(5));
    client.joins("room:1", "1");
    client.joins("room:2", "2");
    client.says(pushed("3", "a"));
    assertThat(List.of(client.next(), client.next()))
        .containsExactlyInAnyOrder(
            ok("3"), "['1','1','room:1','phx_close',{'reason':'unauthorized'}]");
    app.assertEnds("room:1 UNAUTHORIZED");
    client.pushes("room:2", "2", "4", "ping");
    client.hears("['2','4','room:2','phx_reply',{'status':'ok','response':{}}]");
  }

  @Test
  void messagesAreHandledWhileATokenIsVerified() {
    CountDownLatch verified = new CountDownLatch(1);
    app.onRefresh((token, socket) -> {
      await(verified);
      return ConnectResult.ok();
    });
    app.on("ping", (payload, socket) -> HandleInResult.reply(Payload.empty()));
    RecordedClient client = connect(Duration.ofMinutes(5));
    client.joins("room:1", "1");
    client.says(pushed("2", "a"));
    client.pushes("room:1", "1", "3", "ping");
    client.hears("['1','3','room:1','phx_reply',{'status':'ok','response':{}}]");
    verified.countDown();
    client.hears(ok("2"));
    client.pushes("room:1", "1", "4", "ping");
    client.hears("['1','4','room:1','phx_reply',{'status':'ok','response':{}}]");
  }
}
