package io.garuda.contract;

import io.garuda.channel.ChannelRoutes;
import io.garuda.channel.ConnectInfo;
import io.garuda.channel.ConnectResult;
import io.garuda.channel.Socket;
import io.garuda.channel.SocketHandler;
import io.garuda.channel.SocketMount;
import io.garuda.param.Params;
import jakarta.enterprise.context.Dependent;
import java.time.Duration;

/** Beside the contract: a socket whose channels do not return, on a mount that waits little for them. */
@Dependent
public class StuckSocket implements SocketHandler {
  static SocketMount mount() {
    return SocketMount.at("/stuck", StuckSocket.class)
        .limits(limits -> limits.joinTimeout(Duration.ofMillis(500)).withoutRates());
  }

  @Override
  public ChannelRoutes channels() {
    return ChannelRoutes.of("stuck:*", StuckChannel.class);
  }

  @Override
  public ConnectResult connect(Params params, ConnectInfo info, Socket socket) {
    return ConnectResult.ok();
  }
}
