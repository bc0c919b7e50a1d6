package io.garuda.presence;

import io.garuda.tracker.Tracked;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What presences end with: a channel, or whatever else the application says.
 *
 * <p>Guarded by itself; its lock orders its own changes and is taken before a shard's. Once ended it
 * takes nothing more.
 */
final class Owner {
  record Place(String topic, String key) {
    static Place of(Tracked tracked) {
      return new Place(tracked.topic(), tracked.key());
    }
  }

  private final String id;
  private final Set<Place> places = new HashSet<>(2);
  private boolean ended;

  Owner(String id) {
    this.id = id;
  }

  String id() {
    return id;
  }

  boolean hasEnded() {
    return ended;
  }

  void add(Place place) {
    places.add(place);
  }

  void remove(Place place) {
    places.remove(place);
  }

  boolean isEmpty() {
    return places.isEmpty();
  }

  /** Will return the places, and have none. */
  List<Place> leave() {
    List<Place> left = List.copyOf(places);
    places.clear();
    return left;
  }

  void end() {
    ended = true;
  }
}
