package io.garuda.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.assigns.Key;
import io.garuda.channel.Channel;
import io.garuda.channel.ChannelRoutes;
import io.garuda.channel.ConnectInfo;
import io.garuda.channel.ConnectResult;
import io.garuda.channel.HandleInResult;
import io.garuda.channel.JoinResult;
import io.garuda.channel.Socket;
import io.garuda.channel.SocketHandler;
import io.garuda.channel.SocketMount;
import io.garuda.endpoint.Endpoint;
import io.garuda.endpoint.EndpointConfig;
import io.garuda.param.Params;
import io.garuda.socket.Payload;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a newer token makes of the channels of a client. */
class RefreshedChannelTest {
  private static final Key<String> ROLE = Key.of("role", String.class);

  public static final class RoleSocket implements SocketHandler {
    @Override
    public ChannelRoutes channels() {
      return ChannelRoutes.of("staff:*", StaffChannel.class).and("room:*", RoomChannel.class);
    }

    @Override
    public ConnectResult connect(Params params, ConnectInfo info, Socket socket) {
      return refresh(params.get("token").orElse(""), socket);
    }

    @Override
    public ConnectResult refresh(String token, Socket socket) {
      socket.assign(ROLE, token);
      return token.equals("forged")
          ? ConnectResult.refused("expected a token of ours")
          : ConnectResult.ok().until(Instant.now().plusSeconds(3600));
    }
  }

  public static class RoomChannel implements Channel {
    @Override
    public JoinResult join(Payload params, Socket socket) {
      return JoinResult.joined();
    }

    @Override
    public HandleInResult handleIn(String event, Payload payload, Socket socket) {
      return HandleInResult.reply(Payload.of("role", socket.get(ROLE)));
    }
  }

  public static final class StaffChannel extends RoomChannel {
    @Override
    public boolean reauthorize(Socket socket) {
      return !socket.get(ROLE).equals("guest");
    }
  }

  @RegisterExtension
  final ChannelCase channels = ChannelCase.of(new Endpoint() {
    @Override
    public EndpointConfig config() {
      return EndpointConfig.builder()
          .socket(SocketMount.at("/socket", RoleSocket.class))
          .build();
    }
  });

  private TestSocket admin() {
    return channels.connect(RoleSocket.class, Params.of("token", "admin"));
  }

  @Test
  void eachChannelIsAskedAndTheOneThatRefusesEnds() {
    TestSocket socket = admin();
    TestChannel staff = socket.subscribeAndJoin("staff:1");
    TestChannel room = socket.subscribeAndJoin("room:1");
    assertThat(socket.refresh("clerk")).isTrue();
    staff.assertReply(staff.push("role"), "ok", Payload.of("role", "clerk"));
    assertThat(socket.refresh("guest")).isTrue();
    staff.assertPush("phx_close", Payload.of("reason", "unauthorized"));
    room.assertReply(room.push("role"), "ok", Payload.of("role", "guest"));
  }

  @Test
  void aTokenThatIsRefusedChangesNoChannel() {
    TestSocket socket = admin();
    TestChannel staff = socket.subscribeAndJoin("staff:1");
    assertThat(socket.refresh("forged")).isFalse();
    staff.assertReply(staff.push("role"), "ok", Payload.of("role", "admin"));
    staff.refutePush("phx_close");
  }
}
