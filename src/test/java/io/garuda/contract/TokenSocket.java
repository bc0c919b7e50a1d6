package io.garuda.contract;

import io.garuda.assigns.Key;
import io.garuda.channel.ChannelRoutes;
import io.garuda.channel.ConnectInfo;
import io.garuda.channel.ConnectResult;
import io.garuda.channel.Socket;
import io.garuda.channel.SocketHandler;
import io.garuda.param.Params;
import io.garuda.token.TokenResult;
import io.garuda.token.Tokens;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

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
    return refresh(params.get("token").orElse(""), socket);
  }

  @Override
  public ConnectResult refresh(String token, Socket socket) {
    if (tokens.verify(USER, token) instanceof TokenResult.Verified<Long> user) {
      socket.assign(USER, user.value());
      return ConnectResult.ok().until(user.expiresAt());
    }
    return ConnectResult.refused("expected a token of a page, not older than it may be");
  }
}
