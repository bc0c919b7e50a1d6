package io.garuda.channel;

import io.garuda.socket.Serializer;
import io.garuda.socket.Serializers;
import java.util.Optional;
import java.util.function.Consumer;

/** What tests ask of a connection, beside what its client and its channels do. */
public final class BareSocket {
  private BareSocket() {}

  /**
   * Will accept a client of version 2 without asking the handler.
   *
   * @param id what {@link SocketHandler#id} would have named the socket
   */
  public static SocketConnection accept(
      SocketRuntime runtime, SocketMount mount, Optional<String> id) {
    Serializer serializer = Serializers.standard().negotiate("2.0.0").orElseThrow();
    UserCode.Handle<? extends SocketHandler> handler = runtime.userCode().create(mount.handler());
    SocketConnection connection = new SocketConnection(
        runtime,
        mount,
        handler.instance().channels(),
        handler,
        serializer,
        Connecting.about(mount, "test", "2.0.0"),
        null);
    connection.accept(id);
    return connection;
  }

  /** Will return the socket as connect saw it: what it is assigned, channels joined later have. */
  public static Socket of(SocketConnection connection) {
    return connection.socket();
  }

  /** Will run a task on the mailbox of a topic, if it is joined. */
  public static void enqueue(SocketConnection connection, String topic, Consumer<Socket> task) {
    connection
        .channel(topic)
        .ifPresent(channel -> channel.enqueue(0, (instance, socket) -> task.accept(socket)));
  }
}
