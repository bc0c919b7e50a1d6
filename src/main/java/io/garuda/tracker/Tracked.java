package io.garuda.tracker;

/**
 * Somebody who is present on a topic.
 *
 * @param owner names what the presence ends with, at its replica
 * @param ref names this presence with this meta, everywhere
 * @param meta an object as JSON, which holds the ref, too
 */
public record Tracked(String topic, String key, String owner, String ref, String meta) {
  /** Whether both are of the same owner under the same key of the same topic. */
  boolean replaces(Tracked other) {
    return topic.equals(other.topic) && key.equals(other.key) && owner.equals(other.owner);
  }
}
