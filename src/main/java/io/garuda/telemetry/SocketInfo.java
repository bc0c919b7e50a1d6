package io.garuda.telemetry;

import java.lang.System.Logger.Level;
import java.util.Optional;

/**
 * Of which connection an event tells.
 *
 * @param handler the class of its {@code SocketHandler}
 * @param path of its mount, such as {@code /socket/{tenant}}
 * @param transport {@code websocket} or {@code longpoll}; the test kit's is {@code test}
 * @param vsn of the protocol, such as {@code 2.0.0}
 * @param id what {@code SocketHandler.id} named it
 * @param log at which level the log tells of it
 */
public record SocketInfo(
    Class<?> handler, String path, String transport, String vsn, Optional<String> id, Level log) {
  /** Will return it with the name that its handler gave it. */
  public SocketInfo named(Optional<String> name) {
    return new SocketInfo(handler, path, transport, vsn, name, log);
  }
}
