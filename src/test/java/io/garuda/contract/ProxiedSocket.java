package io.garuda.contract;

import io.garuda.assigns.Key;
import io.garuda.channel.ChannelRoutes;
import io.garuda.channel.ConnectInfo;
import io.garuda.channel.ConnectResult;
import io.garuda.channel.Socket;
import io.garuda.channel.SocketHandler;
import io.garuda.param.Params;
import io.garuda.session.Session;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** Beside the contract: a socket that only pages of its own host may open; notes whom it saw. */
@Dependent
public class ProxiedSocket implements SocketHandler {
  static final Key<String> SEEN = Key.of("seen", String.class);

  private final Session session;

  @Inject
  public ProxiedSocket(Session session) {
    this.session = session;
  }

  @Override
  public ChannelRoutes channels() {
    return ChannelRoutes.of("conf:*", ConfChannel.class);
  }

  @Override
  public ConnectResult connect(Params params, ConnectInfo info, Socket socket) {
    session.put(SEEN, info.peerAddress() + " " + info.uri());
    return params.get("refuse").isPresent()
        ? ConnectResult.refused("the client asked to be refused")
        : ConnectResult.ok();
  }
}
