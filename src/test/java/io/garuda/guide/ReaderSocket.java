package io.garuda.guide;

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
import java.util.Optional;

/** Lets in who has a token of one of our pages. */
@Dependent
public class ReaderSocket implements SocketHandler {
  static final Key<String> READER = Key.of("reader socket", String.class);

  private final Tokens tokens;

  @Inject
  ReaderSocket(Tokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public ChannelRoutes channels() {
    return ChannelRoutes.of("news:*", NewsChannel.class).and("post:*", PostChannel.class);
  }

  @Override
  public ConnectResult connect(Params params, ConnectInfo info, Socket socket) {
    return refresh(params.get("token").orElse(""), socket);
  }

  @Override
  public ConnectResult refresh(String token, Socket socket) {
    if (tokens.verify(READER, token) instanceof TokenResult.Verified<String> reader) {
      socket.assign(READER, reader.value());
      return ConnectResult.ok().until(reader.expiresAt());
    }
    return ConnectResult.refused("expected a token of a page of ours");
  }

  @Override
  public Optional<String> id(Socket socket) {
    return socket.find(READER).map(name -> "reader:" + name);
  }
}
