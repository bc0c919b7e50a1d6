package io.garuda.testkit;

import io.garuda.assigns.Key;
import io.garuda.channel.Channel;
import io.garuda.channel.ChannelRoutes;
import io.garuda.channel.ConnectInfo;
import io.garuda.channel.ConnectResult;
import io.garuda.channel.EndReason;
import io.garuda.channel.HandleInResult;
import io.garuda.channel.JoinResult;
import io.garuda.channel.Socket;
import io.garuda.channel.SocketHandler;
import io.garuda.channel.SocketMount;
import io.garuda.channel.UnhandledEventException;
import io.garuda.endpoint.Endpoint;
import io.garuda.endpoint.EndpointConfig;
import io.garuda.param.Params;
import io.garuda.presence.Presence;
import io.garuda.socket.Payload;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** An endpoint whose channel does what the client asks for. */
final class EchoEndpoint extends Endpoint {
  static final Key<String> NAME = Key.of("name", String.class);
  static final Key<Integer> COUNT = Key.of("count", Integer.class);

  @Override
  public EndpointConfig config() {
    return EndpointConfig.builder()
        .socket(SocketMount.at("/echo", EchoSocket.class).limits(limits -> limits.maxChannels(3)))
        .build();
  }

  static final class EchoSocket implements SocketHandler {
    @Override
    public ChannelRoutes channels() {
      return ChannelRoutes.of("echo:*", EchoChannel.class).and("bad:*", NeedyChannel.class);
    }

    @Override
    public ConnectResult connect(Params params, ConnectInfo info, Socket socket) {
      Optional<String> name = params
          .get("name")
          .or(() -> info.session().flatMap(session -> session.find(NAME)))
          .or(info::authToken)
          .or(info::userAgent)
          .or(() -> Optional.ofNullable(info.principal()).map(who -> who.getName()));
      name.ifPresent(value -> socket.assign(NAME, value));
      return name.isPresent() ? ConnectResult.ok() : ConnectResult.refused(401, "no name");
    }

    @Override
    public Optional<String> id(Socket socket) {
      return socket.find(NAME).map(name -> "user:" + name);
    }
  }

  static final class Nobody implements SocketHandler {
    @Override
    public ChannelRoutes channels() {
      return ChannelRoutes.of("*", EchoChannel.class);
    }

    @Override
    public ConnectResult connect(Params params, ConnectInfo info, Socket socket) {
      return ConnectResult.ok();
    }
  }

  static final class NeedyChannel extends EchoChannel {
    NeedyChannel(String name) {
      super(name);
    }
  }

  static class EchoChannel implements Channel {
    static final List<String> ENDS = new CopyOnWriteArrayList<>();
    private final String name;
    Optional<Presence> presence = Optional.empty();

    EchoChannel() {
      this("plain");
    }

    EchoChannel(String name) {
      this.name = name;
    }

    @Override
    public JoinResult join(Payload params, Socket socket) {
      socket.assign(COUNT, 0);
      return socket.topic().subtopic().equals("shut")
          ? JoinResult.refused("shut")
          : JoinResult.joined(Payload.raw("{\"by\":\"" + name + "\",\"params\":" + params + "}"));
    }

    @Override
    public HandleInResult handleIn(String event, Payload payload, Socket socket) {
      socket.assign(COUNT, socket.get(COUNT) + 1);
      switch (event) {
        case "echo" -> {
          return HandleInResult.reply(payload);
        }
        case "push" -> socket.push("pushed", payload);
        case "shout" -> socket.broadcast("shout", payload);
        case "crash" -> throw new IllegalStateException("asked to crash");
        case "track" -> presence.orElseThrow().track(socket, "me", Map.of());
        default -> throw new UnhandledEventException(getClass(), event);
      }
      return HandleInResult.noReply();
    }

    @Override
    public void handleInfo(Object message, Socket socket) {
      socket.push("info", Payload.of("message", message));
    }

    @Override
    public void terminate(EndReason reason, Socket socket) {
      ENDS.add(socket.find(NAME).orElse("somebody") + " " + reason);
    }
  }
}
