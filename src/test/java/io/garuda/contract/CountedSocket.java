package io.garuda.contract;

import io.garuda.channel.ChannelRoutes;
import io.garuda.channel.ConnectInfo;
import io.garuda.channel.ConnectResult;
import io.garuda.channel.SessionBinding;
import io.garuda.channel.Socket;
import io.garuda.channel.SocketHandler;
import io.garuda.channel.SocketMount;
import io.garuda.param.Params;
import jakarta.enterprise.context.Dependent;

/** Beside the contract: a socket for sessions that were counted, from pages that show their token. */
@Dependent
public class CountedSocket implements SocketHandler {
  static SocketMount mount(String path) {
    return SocketMount.at(path, CountedSocket.class).sessions(SessionBinding.KEEPALIVE);
  }

  @Override
  public ChannelRoutes channels() {
    return ChannelRoutes.of("conf:*", ConfChannel.class);
  }

  @Override
  public ConnectResult connect(Params params, ConnectInfo info, Socket socket) {
    return info.session()
            .flatMap(session -> session.find(SessionController.COUNT))
            .isPresent()
        ? ConnectResult.ok()
        : ConnectResult.refused("expected a session that was counted");
  }
}
