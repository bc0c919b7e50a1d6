package io.garuda.tracker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The entries by topic and key, in the order they came; empty topics take no memory. */
final class Topics {
  /** An entry and the event that added it. */
  record Entry(Dot dot, Tracked tracked) {}

  private final Map<String, Map<String, List<Entry>>> topics = new HashMap<>();

  void add(Entry entry) {
    topics
        .computeIfAbsent(entry.tracked.topic(), name -> new LinkedHashMap<>())
        .computeIfAbsent(entry.tracked.key(), name -> new ArrayList<>(1))
        .add(entry);
  }

  void remove(Entry entry) {
    topics.computeIfPresent(entry.tracked.topic(), (topic, keys) -> {
      keys.computeIfPresent(entry.tracked.key(), (key, entries) -> {
        entries.remove(entry);
        return entries.isEmpty() ? null : entries;
      });
      return keys.isEmpty() ? null : keys;
    });
  }

  /** Will find the entry of a replica that one of the same owner, topic and key replaces. */
  Optional<Entry> find(Tracked tracked, String replica) {
    return byKey(tracked.topic(), tracked.key()).stream()
        .filter(entry -> entry.dot.replica().equals(replica) && tracked.replaces(entry.tracked))
        .findFirst();
  }

  List<Tracked> list(String topic, Predicate<Entry> shown) {
    List<Tracked> list = new ArrayList<>();
    topics.getOrDefault(topic, Map.of()).values().forEach(entries -> addTo(list, entries, shown));
    return list;
  }

  List<Tracked> list(String topic, String key, Predicate<Entry> shown) {
    List<Tracked> list = new ArrayList<>(1);
    addTo(list, byKey(topic, key), shown);
    return list;
  }

  private static void addTo(List<Tracked> list, List<Entry> entries, Predicate<Entry> shown) {
    for (Entry entry : entries) {
      if (shown.test(entry)) {
        list.add(entry.tracked);
      }
    }
  }

  private List<Entry> byKey(String topic, String key) {
    return topics.getOrDefault(topic, Map.of()).getOrDefault(key, List.of());
  }

  int size() {
    return topics.size();
  }
}
