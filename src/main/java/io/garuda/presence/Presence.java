package io.garuda.presence;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.garuda.channel.Socket;
import io.garuda.channel.SocketRuntime;
import io.garuda.presence.Owner.Place;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Knows who is on which topic; extend it, once or for several purposes, as an application scoped bean.
 *
 * <pre>{@code
 * @ApplicationScoped
 * public class RoomPresence extends Presence {}
 *
 * // in a channel, after the join
 * presence.track(socket, userId, Map.of("device", "web"));
 * socket.push("presence_state", Payload.json(presence.list(socket)));
 * }</pre>
 *
 * <p>Changes are broadcast as {@code presence_diff}. A meta is a {@code Payload}, map or record that is an
 * object in JSON; {@code phx_ref} is added to it. A presence ends with its owner: a channel's
 * {@link Socket} however the channel ends, or any other object with {@link #untrack(Object)}. A channel
 * that has ended tracks nothing: what it asks for is not done. Any thread may call.
 */
public abstract class Presence {
  @Inject
  private Provider<SocketRuntime> runtime;

  private volatile @Nullable PresenceServer server;

  @SuppressWarnings("NullAway.Init") // CDI sets the runtime
  protected Presence() {}

  /** Will serve sockets without CDI. */
  @SuppressWarnings("NullAway.Init") // it is not asked for
  Presence(SocketRuntime runtime) {
    server = new PresenceServer(new Diffs(this, runtime));
  }

  /** Will serve these sockets from now on, and forget who was there. */
  void serve(SocketRuntime sockets) {
    server = new PresenceServer(new Diffs(this, sockets));
  }

  /**
   * Will add to what is listed and told, such as names from a database: once for all keys.
   *
   * <p>Must keep the metas. May block. Without this nothing is added.
   *
   * @param presences by key
   * @return the same keys
   */
  protected Map<String, PresenceEntry> fetch(String topic, Map<String, PresenceEntry> presences) {
    return presences;
  }

  /**
   * Will be told each diff after it was broadcast; the diffs of a topic one after the other.
   *
   * @param presences all on the topic after the diff, as tracked
   */
  protected void handleMetas(
      String topic, PresenceDiff diff, Map<String, PresenceEntry> presences) {}

  /**
   * Will track a channel on its topic.
   *
   * @return the presence's {@code phx_ref}
   * @throws AlreadyTrackedException if the channel is there under that key
   */
  public String track(Socket socket, String key, Object meta) {
    return track(socket.topic().name(), key, meta, socket);
  }

  /**
   * Will track an owner on a topic.
   *
   * @param owner a channel's socket, or any object that is untracked at its end
   * @return the presence's {@code phx_ref}
   * @throws AlreadyTrackedException if the owner is there under that key
   */
  public String track(String topic, String key, Object meta, Object owner) {
    return server().track(owner, new Place(topic, key), Metas.object(meta));
  }

  /** Will end a channel's presence on its topic; nothing happens if there is none. */
  public void untrack(Socket socket, String key) {
    untrack(socket.topic().name(), key, socket);
  }

  /** Will end an owner's presence on a topic, likewise. */
  public void untrack(String topic, String key, Object owner) {
    server().untrack(owner, new Place(topic, key));
  }

  /** Will end all presences of an owner. */
  public void untrack(Object owner) {
    server().untrack(owner);
  }

  /**
   * Will change a channel's meta on its topic: a leave, and a join with a new {@code phx_ref}.
   *
   * @param change is given the meta and returns it as it shall be; may be asked again
   * @return the new {@code phx_ref}
   * @throws NotTrackedException if the channel is not there under that key
   */
  public String update(Socket socket, String key, UnaryOperator<ObjectNode> change) {
    return update(socket.topic().name(), key, change, socket);
  }

  /** Will replace a channel's meta on its topic, likewise. */
  public String update(Socket socket, String key, Object meta) {
    return update(socket.topic().name(), key, meta, socket);
  }

  /** Will change an owner's meta on a topic, likewise. */
  public String update(String topic, String key, UnaryOperator<ObjectNode> change, Object owner) {
    return server().update(owner, new Place(topic, key), change);
  }

  /** Will replace an owner's meta on a topic, likewise. */
  public String update(String topic, String key, Object meta, Object owner) {
    return update(topic, key, before -> Metas.object(meta), owner);
  }

  /** Will return who is on a channel's topic, by key; as JSON it is what clients call the state. */
  public Map<String, PresenceEntry> list(Socket socket) {
    return list(socket.topic().name());
  }

  /** Will return who is on a topic, by key. */
  public Map<String, PresenceEntry> list(String topic) {
    return fetch(topic, Metas.group(server().list(topic)));
  }

  /** Will return the presences of a key on a channel's topic; none if it is not there. */
  public Optional<PresenceEntry> getByKey(Socket socket, String key) {
    return getByKey(socket.topic().name(), key);
  }

  /** Will return the presences of a key on a topic; none if it is not there. */
  public Optional<PresenceEntry> getByKey(String topic, String key) {
    Map<String, PresenceEntry> found = Metas.group(server().list(new Place(topic, key)));
    return found.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(fetch(topic, found).get(key));
  }

  /** Will return how many owners and topics take memory. */
  int memory() {
    return server().memory();
  }

  private PresenceServer server() {
    PresenceServer running = server;
    return running == null ? start() : running;
  }

  private synchronized PresenceServer start() {
    PresenceServer running = server;
    if (running == null) {
      running = new PresenceServer(new Diffs(this, runtime.get()));
      server = running;
    }
    return running;
  }
}
