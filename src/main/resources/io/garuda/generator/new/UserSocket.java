package {{package}}.web;

import io.garuda.channel.ChannelRoutes;
import io.garuda.channel.ConnectInfo;
import io.garuda.channel.ConnectResult;
import io.garuda.channel.Socket;
import io.garuda.channel.SocketHandler;
import io.garuda.param.Params;
import jakarta.enterprise.context.Dependent;

/** Takes the connections of pages, and says which channel answers which topic. */
@Dependent
public class {{socket}} implements SocketHandler {
  @Override
  public ChannelRoutes channels() {
    return ChannelRoutes.none();
  }

  @Override
  public ConnectResult connect(Params params, ConnectInfo info, Socket socket) {
    return ConnectResult.ok();
  }
}
