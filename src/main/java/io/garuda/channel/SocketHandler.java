package io.garuda.channel;

import io.garuda.param.Params;
import java.util.Optional;

/**
 * Decides who may connect to a mount, and which channels it finds there ({@code Phoenix.Socket}).
 *
 * <p>One instance per connect, made by the container where there is one. {@link #connect} runs on the
 * request's thread before the upgrade and may block.
 */
public interface SocketHandler {
  ChannelRoutes channels();

  /** Will accept or refuse a connection; {@code params} are the query's. */
  ConnectResult connect(Params params, ConnectInfo info, Socket socket);

  /**
   * Will decide about a newer token, which the client pushed as {@code access_token} to stay connected;
   * refuses by default.
   *
   * <p>Called on a worker, one at a time for each connection; may block. What it assigns to the socket,
   * all its channels get, and each is asked by {@link Channel#reauthorize}. If it refuses or throws,
   * the client is told, and what was decided before still holds.
   *
   * @return accepted, until then; its overflow policy does not count
   */
  default ConnectResult refresh(String token, Socket socket) {
    return ConnectResult.refused("no token is taken here; override SocketHandler.refresh");
  }

  /**
   * Will name the socket, so that {@code disconnect} reaches it; asked once, after connect.
   *
   * @return a topic such as {@code user_socket:7}; none leaves it anonymous
   */
  default Optional<String> id(Socket socket) {
    return Optional.empty();
  }

  /**
   * Will name the user whose quota the socket counts for ({@code Quotas.perUser}); asked once, after
   * {@link #id}, whose answer it is by default.
   *
   * @return none if it counts for nobody
   */
  default Optional<String> user(Socket socket) {
    return socket.id();
  }
}
