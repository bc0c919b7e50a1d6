package io.garuda.presence;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.garuda.channel.Socket;
import io.garuda.channel.SocketRuntime;
import io.garuda.presence.Owner.Place;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.time.Duration;
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
    server = new PresenceServer(this, runtime);
  }

  /** Will serve these sockets from now on, and forget who was there. */
  void serve(SocketRuntime sockets) {
    server = new PresenceServer(this, sockets);
  }

  /**
   * Will add to what is listed and told, such as names from a database: once for all keys.
   *
   * <p>Must keep the metas. May block: a list waits on its caller's thread, so a channel alone; a diff
   * on a worker, where the later diffs of its topic wait, too. If it throws, a list throws, and a diff
   * is told without what it would have added. Without this nothing is added.
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
   * <p>May block, as {@link #fetch} may. The diffs of two topics may come at the same time, on two
   * threads: what this keeps in fields must bear that, such as a {@code ConcurrentHashMap} by topic.
   * What it throws is logged.
   *
   * @param presences all on the topic after the diff, as tracked
   */
  protected void handleMetas(
      String topic, PresenceDiff diff, Map<String, PresenceEntry> presences) {}

  /**
   * Will choose what subscribers of a topic hear of changes; {@link Telling#DIFFS} by default.
   *
   * <p>Asked before each broadcast, on a worker. Where the list is long and only its length matters,
   * choose {@link Telling#COUNTS}.
   */
  protected Telling telling(String topic) {
    return Telling.DIFFS;
  }

  /**
   * Will say how many presences a topic may have at this node; 10,000, whose list is some 2 MB for each
   * client that joins.
   */
  protected int maxPresences(String topic) {
    return 10_000;
  }

  /**
   * Will say how long a presence on a topic outlives a channel that ends other than by choice: its
   * connection was lost, its server stops, it crashed. No time by default.
   *
   * <p>If the key joins anew meanwhile, at any node, the old presence leaves in the same diff, so that those
   * who look on never see the client go. Asked as the channel ends, by any thread; must not block.
   */
  protected Duration grace(String topic) {
    return Duration.ZERO;
  }

  /**
   * Will say how long another node may be silent until its presences leave; 10 s, and 5 s at least, since
   * a node is heard every 2 s. One that stops leaves at once. Asked once.
   */
  protected Duration lease() {
    return Duration.ofSeconds(10);
  }

  /**
   * Will track a channel on its topic.
   *
   * @return the presence's {@code phx_ref}
   * @throws AlreadyTrackedException if the channel is there under that key
   * @throws TooManyPresencesException if the topic has {@link #maxPresences}
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
   * @throws TooManyPresencesException if the topic has {@link #maxPresences}
   */
  public String track(String topic, String key, Object meta, Object owner) {
    return server().track(owner, new Place(topic, key), Metas.object(meta), maxPresences(topic));
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

  /** Will return how many keys are on a channel's topic, without asking {@link #fetch}. */
  public int count(Socket socket) {
    return count(socket.topic().name());
  }

  /** Will return how many keys are on a topic, likewise; one with several presences counts once. */
  public int count(String topic) {
    return server().count(topic);
  }

  /** Will return how many other nodes share this presence now, and begin to share it. */
  public int nodes() {
    return server().nodes();
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
      running = new PresenceServer(this, runtime.get());
      server = running;
    }
    return running;
  }
}
