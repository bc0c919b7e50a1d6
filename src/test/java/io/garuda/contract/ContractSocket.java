package io.garuda.contract;

import io.garuda.assigns.Key;
import io.garuda.channel.ChannelRoutes;
import io.garuda.channel.ConnectInfo;
import io.garuda.channel.ConnectResult;
import io.garuda.channel.Overflow;
import io.garuda.channel.Socket;
import io.garuda.channel.SocketHandler;
import io.garuda.param.Params;
import jakarta.enterprise.context.Dependent;
import java.util.Optional;

/** The socket of {@code /socket} and {@code /short}; its params say whether it may connect. */
@Dependent
public class ContractSocket implements SocketHandler {
  static final Key<String> USER_ID = Key.of("user_id", String.class);

  private static final ChannelRoutes CHANNELS = ChannelRoutes.of("bench:*", BenchChannel.class)
      .and("log:*", BenchChannel.class)
      .and("brief:*", BenchChannel.class)
      .and("long:*", BenchChannel.class)
      .and("conf:*", ConfChannel.class)
      .and("presence:*", PresenceChannel.class)
      .and("typed:*", TypedChannel.class)
      .and("server:*", ServerChannel.class)
      .and("admin:*", AdminChannel.class);

  @Override
  public ChannelRoutes channels() {
    return CHANNELS;
  }

  @Override
  public ConnectResult connect(Params params, ConnectInfo info, Socket socket) {
    if (params.get("refuse").isPresent()) {
      return ConnectResult.refused("the client asked to be refused");
    }
    if (params.get("limit").isPresent()) {
      return ConnectResult.refused(429, "the client asked to be limited");
    }
    params.get("user_id").ifPresent(id -> socket.assign(USER_ID, id));
    return params
        .get("overflow")
        .map(policy -> ConnectResult.ok(Overflow.valueOf(policy)))
        .orElseGet(ConnectResult::ok);
  }

  @Override
  public Optional<String> id(Socket socket) {
    return socket.find(USER_ID).map(id -> "user_socket:" + id);
  }
}
