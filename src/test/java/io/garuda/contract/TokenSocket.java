package io.garuda.contract;

import io.garuda.assigns.Key;
import io.garuda.channel.ChannelRoutes;
import io.garuda.channel.ConnectInfo;
import io.garuda.channel.ConnectResult;
import io.garuda.channel.Socket;
import io.garuda.channel.SocketHandler;
import io.garuda.param.Params;
import io.garuda.token.Tokens;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;

/** Beside the contract: a socket for whoever has a token of a page. */
@Dependent
public class TokenSocket implements SocketHandler {
  static final Key<Long> USER = Key.of("user socket", Long.class);

  private final Tokens tokens;

  @Inject
  public TokenSocket(Tokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public ChannelRoutes channels() {
    return ChannelRoutes.of("conf:*", ConfChannel.class);
  }

  @Override
  public ConnectResult connect(Params params, ConnectInfo info, Socket socket) {
    return tokens
        .verify(USER, params.get("token").orElse(null), Duration.ofDays(14))
        .match(
            id -> {
              socket.assign(USER, id);
              return ConnectResult.ok();
            },
            why -> ConnectResult.refused("expected a token of a page, got one that is " + why));
  }
}
