package io.garuda.dev;

import io.garuda.channel.SocketMount;
import io.garuda.pubsub.PubSub;
import io.garuda.socket.Broadcast;
import io.garuda.socket.Payload;
import io.garuda.socket.Topic;
import java.lang.System.Logger.Level;
import java.util.UUID;
import java.util.function.Consumer;

/** Where pages hear that something changed: topic, event and mount as they are on the wire. */
public final class Reload {
  /** The context's attribute with what {@link #teller} returns, for the development server. */
  public static final String ATTRIBUTE = "io.garuda.dev.changed";

  static final String TOPIC = "garuda:reload";

  /** Another one in each run of the application: its classes are loaded anew. */
  static final String RUN = UUID.randomUUID().toString();

  private static final String MOUNT = "/garuda/reload";
  private static final String EVENT = "assets_change";

  private Reload() {}

  /** Will return the mount, to be added to those of the application. */
  public static SocketMount mount() {
    return SocketMount.at(MOUNT, ReloadSocket.class).log(Level.OFF);
  }

  /** Will return what tells the pages of this node; it takes {@code css}, or the type of another asset. */
  public static Consumer<String> teller(PubSub pubSub) {
    return assetType -> pubSub.localBroadcast(
        new Broadcast(Topic.of(TOPIC), EVENT, Payload.of("asset_type", assetType)), null);
  }
}
