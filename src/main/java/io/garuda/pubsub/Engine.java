package io.garuda.pubsub;

import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Carries messages between the nodes of an application ({@code Phoenix.PubSub.Adapter}).
 *
 * <p>An engine moves bytes and does not look into them: {@link PubSub} writes and reads them. Between
 * {@link #start} and {@link #close} any thread may call; nothing blocks, and nothing throws because
 * other nodes are out of reach: {@link #health} tells of that. Whatever it does to reach them it does
 * on threads of its own, which end with {@link #close}.
 */
public interface Engine extends AutoCloseable {
  /** What an engine gives; printed when the application starts. */
  enum Capability {
    /** Other nodes are reached. Without it nothing is handed to the engine at all. */
    NODES,
    /** What one thread publishes on one topic arrives in that order. */
    ORDER,
    /** Topics may keep what was published. */
    HISTORY
  }

  /** Takes what comes from nodes. */
  interface Receiver {
    /** Will take a message; for each topic one at a time, in order. Never blocks, never throws. */
    void receive(String topic, byte[] message);

    /** Will be told that messages may have been missed until now, since the line was down. */
    void healed();
  }

  /** Will return the name by which it is chosen, such as {@code redis}. */
  String name();

  Set<Capability> capabilities();

  /** Will return this node's name: no other has it, and no earlier run had. Up to 100 letters of ASCII. */
  String node();

  /** Will begin, once, and without waiting for others; the receiver may be called before it returns. */
  void start(Receiver receiver);

  /**
   * Will receive what other nodes publish on a topic.
   *
   * <p>{@link PubSub} calls it and {@link #unsubscribe} for one topic one after the other; a second
   * time changes nothing.
   *
   * @return completes once no message that is published from then on is missed, or at once if there is
   *     no line to others: then the topic is subscribed when there is one again
   */
  CompletionStage<?> subscribe(String topic);

  void unsubscribe(String topic);

  /** Will send a message to all nodes that subscribed, perhaps to this one too. */
  void publish(String topic, byte[] message);

  /**
   * Will keep a message and send it to all nodes that subscribed, this one too, at once: each gets all
   * messages of the topic in the order of their offsets.
   *
   * <p>It arrives as {@code epoch:offset}, a line feed, and the message. While there is no line to others it
   * waits as if it were published, and nobody has it.
   */
  void append(String topic, byte[] message, History history);

  /**
   * Will publish a message, or append it if there is a history, and tell of it; one that is known by its key is
   * not sent again. That the key is known, and the message is kept and sent, happens in one step.
   *
   * <p>It never waits for a line to others.
   *
   * @param once null publishes in any case
   * @return fails with {@link OutOfReachException} if there is no answer
   */
  CompletionStage<Published> publish(
      String topic, byte[] message, @Nullable History history, @Nullable Once once);

  /**
   * Will look up what was kept.
   *
   * @param after the offset after which messages are asked for
   * @param most how many, the newest of them
   * @return fails with {@link OutOfReachException} if the engine cannot be asked
   */
  CompletionStage<Past> past(String topic, History history, long after, int most);

  /** Will send a message to one node, whatever it subscribed; nobody gets it if there is no such node. */
  void send(String node, String topic, byte[] message);

  EngineHealth health();

  /**
   * Will send what waits, for 2 s at most, and let go of everything; returns when its threads have
   * ended, or after a few seconds. What is published from then on is lost.
   */
  @Override
  void close();
}
