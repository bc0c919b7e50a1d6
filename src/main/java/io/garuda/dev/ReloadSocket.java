package io.garuda.dev;

import io.garuda.channel.ChannelRoutes;
import io.garuda.channel.ConnectInfo;
import io.garuda.channel.ConnectResult;
import io.garuda.channel.Socket;
import io.garuda.channel.SocketHandler;
import io.garuda.param.Params;
import jakarta.enterprise.context.Dependent;

/** Takes any page of this host. */
@Dependent
public class ReloadSocket implements SocketHandler {
  @Override
  public ChannelRoutes channels() {
    return ChannelRoutes.of(Reload.TOPIC, ReloadChannel.class);
  }

  @Override
  public ConnectResult connect(Params params, ConnectInfo info, Socket socket) {
    return ConnectResult.ok();
  }
}
