package hello;

import io.garuda.channel.ChannelRoutes;
import io.garuda.channel.ConnectInfo;
import io.garuda.channel.ConnectResult;
import io.garuda.channel.Socket;
import io.garuda.channel.SocketHandler;
import io.garuda.param.Params;
import jakarta.enterprise.context.Dependent;

@Dependent
public class HelloSocket implements SocketHandler {
  @Override
  public ChannelRoutes channels() {
    return ChannelRoutes.of("hello:*", HelloChannel.class);
  }

  @Override
  public ConnectResult connect(Params params, ConnectInfo info, Socket socket) {
    return ConnectResult.ok();
  }
}
