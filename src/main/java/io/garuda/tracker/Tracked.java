package io.garuda.tracker;

/**
 * Somebody who is present on a topic.
 *
 * @param owner names what the presence ends with, at its replica
 * @param ref names this presence with this meta, everywhere
 * @param meta an object as JSON, which holds the ref, too
 */
public record Tracked(String topic, String key, String owner, String ref, String meta) {
  /** What an owner has once. */
  record Place(String topic, String key, String owner) {}

  Place place() {
    return new Place(topic, key, owner);
  }
}
