package io.garuda.contract;

import io.garuda.assigns.Key;
import io.garuda.channel.ChannelRoutes;
import io.garuda.channel.ConnectInfo;
import io.garuda.channel.ConnectResult;
import io.garuda.channel.Socket;
import io.garuda.channel.SocketHandler;
import io.garuda.channel.SocketMount;
import io.garuda.param.Params;
import io.garuda.session.Session;
import io.garuda.socket.Payload;
import io.garuda.socket.Serializers;
import jakarta.enterprise.context.Dependent;
import java.util.Map;
import java.util.TreeMap;

/**
 * A socket beside the contract's, whose mount uses what they do not: a path variable, a path of its
 * own, subprotocols, compression, a serializer of the application's.
 */
@Dependent
public class OptionsSocket implements SocketHandler {
  static final Key<Payload> INFO = Key.of("info", Payload.class);

  static SocketMount mount() {
    return SocketMount.at("/options/{tenant}", OptionsSocket.class)
        .websocketPath("/ws")
        .longPollPath("/lp")
        .serializers(Serializers.standard().and("~> 3.0", new LineSerializer()))
        .subprotocols("second", "first")
        .authToken()
        .checkOriginOfRequest()
        // a flood meets the rates first, however late its channel runs
        .limits(limits -> limits.maxMessageBytes(100_000).maxWaiting(10_000, 1 << 20))
        .compress();
  }

  @Override
  public ChannelRoutes channels() {
    return ChannelRoutes.of("options:*", OptionsChannel.class);
  }

  @Override
  public ConnectResult connect(Params params, ConnectInfo info, Socket socket) {
    Map<String, Object> seen = new TreeMap<>(info.headers());
    seen.keySet().removeIf(name -> name.startsWith("sec-"));
    seen.put("transport", info.transport());
    seen.put("uri", info.uri().toString());
    seen.put("peer", info.peerAddress());
    seen.put("tenant", params.get("tenant").orElse(""));
    seen.put("admin", info.isUserInRole("admin"));
    info.authToken().ifPresent(token -> seen.put("auth", token));
    info.session().ifPresent(session -> seen.put("count", count(session)));
    socket.assign(INFO, Payload.json(seen));
    return ConnectResult.ok();
  }

  private static int count(Session session) {
    return session.find(SessionController.COUNT).orElse(0);
  }
}
