package {{package}}.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.param.Params;
import io.garuda.testkit.ChannelCase;
import io.garuda.testkit.ConnCase;
import io.garuda.testkit.ConnectInfoBuilder;
import io.garuda.token.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class UserSocketAuthTest {
  @RegisterExtension
  final ConnCase conns = ConnCase.of(AppEndpoint.class);

  @RegisterExtension
  final ChannelCase channels =
      ChannelCase.of(new AppEndpoint()).withSocket(UserSocket.class, this::socket);

  private UserSocket socket() {
    UserSocket socket = new UserSocket();
    socket.tokens = conns.bean(Tokens.class);
    return socket;
  }

  @Test
  void aTokenOfAPageTellsWhoConnects() {
    String token = conns.bean(Tokens.class).sign(UserAuth.SOCKET_USER, 7L);
    assertThat(channels.connect(UserSocket.class, Params.of("token", token)).get(UserAuth.SOCKET_USER))
        .isEqualTo(7L);
  }

  @Test
  void aForgedTokenIsRefused() {
    channels.assertRefused(
        UserSocket.class, Params.of("token", "forged"), new ConnectInfoBuilder().build());
  }

  @Test
  void withoutATokenNobodyIsKnown() {
    assertThat(channels.connect(UserSocket.class).find(UserAuth.SOCKET_USER)).isEmpty();
  }
}
