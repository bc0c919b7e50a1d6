package io.garuda.pubsub;

/** Is told what other nodes publish to, or send to it, on an internal topic. */
public interface NodeListener {
  /**
   * Will take a message on the engine's thread; must not block or throw.
   *
   * @param node where it comes from
   * @param message nobody else holds it
   */
  void receive(String node, byte[] message);

  /** Will be told that messages may have been missed until now; the engine's thread. */
  default void healed() {}

  /** Will be told that this node leaves the others; what is sent here is the last they hear. */
  default void leaving() {}
}
