package io.garuda.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.garuda.endpoint.Endpoint;
import io.garuda.endpoint.EndpointConfig;
import io.garuda.param.Params;
import io.garuda.socket.Payload;
import io.garuda.testkit.ChannelCase;
import io.garuda.testkit.ConnectInfoBuilder;
import io.garuda.testkit.JoinReply;
import io.garuda.testkit.TestChannel;
import io.garuda.testkit.TestSocket;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessTest {
  private static final Payload FORBIDDEN = Payload.of("reason", "forbidden");

  static class OpenChannel implements Channel {
    @Override
    public JoinResult join(Payload params, Socket socket) {
      return JoinResult.joined();
    }

    @On("open")
    Map<String, String> open() {
      return Map.of("by", "all");
    }

    @RolesAllowed({"editor", "admin"})
    @On("edit")
    Map<String, String> edit() {
      return Map.of("by", "editor");
    }

    @DenyAll
    @On("never")
    Map<String, String> never() {
      throw new IllegalStateException("called");
    }
  }

  @RolesAllowed("admin")
  static class AdminChannel extends OpenChannel {
    @Override
    @On("edit")
    Map<String, String> edit() {
      return Map.of("by", "admin");
    }

    @PermitAll
    @On("help")
    Map<String, String> help() {
      return Map.of("by", "admin");
    }

    @Override
    public HandleInResult handleIn(String event, Payload payload, Socket socket) {
      return HandleInResult.reply(payload);
    }
  }

  static class OverridingChannel extends OpenChannel {
    @Override
    @On("edit")
    Map<String, String> edit() {
      return Map.of("by", "editor");
    }
  }

  static class InfoChannel extends OpenChannel {
    @Override
    @RolesAllowed("admin")
    public void handleInfo(Object message, Socket socket) {}
  }

  public static class User implements SocketHandler {
    @Override
    public ChannelRoutes channels() {
      return ChannelRoutes.of("open:*", OpenChannel.class)
          .and("admin:*", AdminChannel.class)
          .and("over:*", OverridingChannel.class);
    }

    @Override
    public ConnectResult connect(Params params, ConnectInfo info, Socket socket) {
      return ConnectResult.ok();
    }
  }

  public static class InfoUser extends User {
    @Override
    public ChannelRoutes channels() {
      return ChannelRoutes.of("info:*", InfoChannel.class);
    }
  }

  @RolesAllowed("admin")
  public static class AdminUser extends User {}

  static class Sockets extends Endpoint {
    @Override
    public EndpointConfig config() {
      return EndpointConfig.builder()
          .socket(SocketMount.at("/socket", User.class))
          .build();
    }
  }

  @RegisterExtension
  final ChannelCase channels = ChannelCase.of(new Sockets());

  private TestSocket user(String... roles) {
    return channels.connect(
        User.class,
        Params.of(Map.of()),
        new ConnectInfoBuilder().principal("ada", roles).build());
  }

  @ParameterizedTest
  @CsvSource({
    "guest,  open:1, open,  ok",
    "guest,  open:1, edit,  error",
    "editor, open:1, edit,  ok",
    "admin,  open:1, edit,  ok",
    "admin,  open:1, never, error",
    "admin,  admin:1, open, ok",
    "admin,  admin:1, edit, ok",
    "admin,  admin:1, help, ok",
    "admin,  admin:1, other, ok",
    "guest,  over:1, open,  ok",
    "guest,  over:1, edit,  error",
    "editor, over:1, edit,  ok"
  })
  void anEventIsForItsRoles(String role, String topic, String event, String status) {
    TestChannel room = user(role).subscribeAndJoin(topic);
    room.assertReply(room.push(event), status);
  }

  @Test
  void aRefusalSaysForbiddenAndTheChannelLivesOn() {
    TestChannel room = user("guest").subscribeAndJoin("open:1");
    room.assertReply(room.push("edit"), "error", FORBIDDEN);
    room.assertReply(room.push("open"), "ok");
  }

  @Test
  void aChannelForARoleRefusesOthersAtJoin() {
    JoinReply reply = user("guest").join("admin:1");
    assertThat(reply.status()).isEqualTo("error");
    assertThat(reply.response()).isEqualTo(FORBIDDEN);
  }

  @Test
  void whoDidNotConnectHasNoRole() {
    assertThat(channels.socket(User.class).join("admin:1").status()).isEqualTo("error");
  }

  @Test
  void anAnnotationThatNobodyAsksStopsTheBoot() {
    assertRefusedAtBoot(InfoUser.class, "InfoChannel.handleInfo; put it on the class");
    assertRefusedAtBoot(AdminUser.class, "AdminUser; ask info.isUserInRole in connect");
  }

  private static void assertRefusedAtBoot(Class<? extends SocketHandler> handler, String message) {
    try (SocketRuntime runtime = new SocketRuntime(UserCode.plain())) {
      assertThatThrownBy(() -> runtime.check(SocketMount.at("/socket", handler)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining(message);
    }
  }
}
