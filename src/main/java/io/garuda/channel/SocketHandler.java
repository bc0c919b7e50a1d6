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
   * Will name the socket, so that {@code disconnect} reaches it; asked once, after connect.
   *
   * @return a topic such as {@code user_socket:7}; none leaves it anonymous
   */
  default Optional<String> id(Socket socket) {
    return Optional.empty();
  }
}
