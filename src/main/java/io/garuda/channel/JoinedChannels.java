package io.garuda.channel;

import io.garuda.socket.Message;
import io.garuda.socket.Payload;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** The channels of one connection by their topics, and how more are joined. */
final class JoinedChannels {
  private final SocketConnection connection;
  private final ChannelRoutes routes;
  private final Limits limits;
  private final JoinLane joins;
  private final ConcurrentMap<String, ChannelServer> channels = new ConcurrentHashMap<>(4);
  private volatile boolean closed;

  JoinedChannels(SocketConnection connection, ChannelRoutes routes, Limits limits, Timer timer) {
    this.connection = connection;
    this.routes = routes;
    this.limits = limits;
    this.joins = new JoinLane(timer);
  }

  @Nullable
  ChannelServer find(String topic) {
    return channels.get(topic);
  }

  Collection<ChannelServer> all() {
    return channels.values();
  }

  /** Will give a message to its channel, unless it is for one that was there before. */
  void deliver(Message message) {
    ChannelServer channel = channels.get(message.topic().name());
    boolean leave = message.event().equals("phx_leave");
    if (channel == null) {
      if (leave) {
        connection.reply(message, message.joinRef(), "ok", Payload.empty());
      } else {
        connection.unmatched(message);
      }
    } else if (message.joinRef() == null
        || message.joinRef().equals(channel.request().joinRef())) {
      if (leave) {
        channel.leave(message);
      } else {
        channel.receive(message);
      }
    }
  }

  /**
   * Will join a topic, or refuse to; the transport's thread.
   *
   * @return completes once that is answered
   */
  CompletionStage<?> join(Message message) {
    int size = message.payload().size();
    CompletableFuture<?> done = new CompletableFuture<>();
    if (!connection.inflow().admit(size)) {
      connection.giveUp(message, "overloaded");
      done.complete(null);
      return done;
    }
    String name = message.topic().name();
    Optional<ChannelRoutes.Row> route = routes.find(name);
    ChannelServer before = channels.get(name);
    if (route.isEmpty()) {
      refuseInTurn(size, done, () -> connection.unmatched(message));
    } else if (!limits.allowsNames(message)) {
      refuseInTurn(size, done, () -> connection.refuse(message, "topic too long"));
    } else if (before == null && channels.size() >= limits.maxChannels()) {
      refuseInTurn(size, done, () -> connection.refuse(message, "too many channels joined"));
    } else {
      begin(new ChannelServer(connection, message, route.get(), before), before != null, done);
    }
    return done;
  }

  private void begin(ChannelServer channel, boolean passes, CompletableFuture<?> done) {
    channels.put(channel.request().topic().name(), channel);
    joins.add(answered -> {
      channel.begin(() -> {
        answered.run();
        done.complete(null);
      });
      return passes;
    });
    if (closed) {
      channel.exit(EndReason.CLOSED);
    }
  }

  private void refuseInTurn(int size, CompletableFuture<?> done, Runnable refusal) {
    joins.add(answered -> {
      connection.inflow().release(size);
      refusal.run();
      done.complete(null);
      return true;
    });
  }

  void remove(ChannelServer channel) {
    channels.remove(channel.request().topic().name(), channel);
  }

  /** Will end all, and those that are joined meanwhile; any thread. */
  void close() {
    closed = true;
    channels.values().forEach(channel -> channel.exit(EndReason.CLOSED));
  }
}
