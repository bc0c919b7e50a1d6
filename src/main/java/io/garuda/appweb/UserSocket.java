package io.garuda.appweb;

import io.garuda.assigns.Key;
import io.garuda.channel.ChannelRoutes;
import io.garuda.channel.ConnectInfo;
import io.garuda.channel.ConnectResult;
import io.garuda.channel.Socket;
import io.garuda.channel.SocketHandler;
import io.garuda.param.Params;
import jakarta.enterprise.context.Dependent;

/** Lets every page of ours connect, under the nickname that its session holds. */
@Dependent
public class UserSocket implements SocketHandler {
  static final Key<String> NICK = Key.of("nick", String.class);

  @Override
  public ChannelRoutes channels() {
    return ChannelRoutes.of("room:*", RoomChannel.class);
  }

  @Override
  public ConnectResult connect(Params params, ConnectInfo info, Socket socket) {
    info.session()
        .flatMap(session -> session.find(NICK))
        .ifPresent(nick -> socket.assign(NICK, nick));
    return ConnectResult.ok();
  }
}
