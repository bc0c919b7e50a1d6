package io.garuda.transport.crowded;

import io.garuda.assigns.Key;
import io.garuda.channel.Channel;
import io.garuda.channel.ChannelRoutes;
import io.garuda.channel.ConnectInfo;
import io.garuda.channel.ConnectResult;
import io.garuda.channel.HandleInResult;
import io.garuda.channel.JoinResult;
import io.garuda.channel.Socket;
import io.garuda.channel.SocketHandler;
import io.garuda.channel.SocketMount;
import io.garuda.endpoint.Endpoint;
import io.garuda.endpoint.EndpointConfig;
import io.garuda.param.Params;
import io.garuda.quota.Quotas;
import io.garuda.socket.Payload;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import java.util.Optional;

/** An application that three clients fill, two of one address, one of one user. */
@ApplicationScoped
public class CrowdedEndpoint extends Endpoint {
  private static final Key<String> USER = Key.of("user", String.class);

  @Override
  public EndpointConfig config() {
    return EndpointConfig.builder()
        .quotas(Quotas.standard().sockets(3).perAddress(2).perUser(1).withoutRates())
        .socket(SocketMount.at("/socket", CrowdedSocket.class).longPoll())
        .build();
  }

  /** Its clients say who they are; guests are one user, without an id. */
  @Dependent
  public static class CrowdedSocket implements SocketHandler {
    @Override
    public ChannelRoutes channels() {
      return ChannelRoutes.of("any:*", AnyChannel.class);
    }

    @Override
    public ConnectResult connect(Params params, ConnectInfo info, Socket socket) {
      if (params.get("crash").isPresent()) {
        throw new IllegalStateException("expected no crash, got one as asked for");
      }
      socket.assign(USER, params.get("user").orElse("guest"));
      return ConnectResult.ok();
    }

    @Override
    public Optional<String> id(Socket socket) {
      return Optional.of("sockets");
    }

    @Override
    public Optional<String> user(Socket socket) {
      return socket.find(USER);
    }
  }

  /** Lets all in and answers nothing. */
  @Dependent
  public static class AnyChannel implements Channel {
    @Override
    public JoinResult join(Payload params, Socket socket) {
      return JoinResult.joined();
    }

    @Override
    public HandleInResult handleIn(String event, Payload payload, Socket socket) {
      return HandleInResult.noReply();
    }
  }
}
