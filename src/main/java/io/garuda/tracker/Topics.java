package io.garuda.tracker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The entries by topic and key, in the order they came; empty topics take no memory. */
final class Topics {
  private static final int FEW = 2;

  private final Map<String, Map<String, Map<Dot, Tracked>>> topics = new HashMap<>();

  void add(Dot dot, Tracked tracked) {
    topics
        .computeIfAbsent(tracked.topic(), name -> new LinkedHashMap<>())
        .computeIfAbsent(tracked.key(), name -> new LinkedHashMap<>(FEW))
        .put(dot, tracked);
  }

  void remove(Dot dot, Tracked tracked) {
    topics.computeIfPresent(tracked.topic(), (topic, keys) -> {
      keys.computeIfPresent(tracked.key(), (key, entries) -> {
        entries.remove(dot);
        return entries.isEmpty() ? null : entries;
      });
      return keys.isEmpty() ? null : keys;
    });
  }

  List<Tracked> list(String topic, Predicate<Dot> shown) {
    List<Tracked> list = new ArrayList<>();
    keys(topic).values().forEach(entries -> addTo(list, entries, shown));
    return list;
  }

  List<Tracked> list(String topic, String key, Predicate<Dot> shown) {
    List<Tracked> list = new ArrayList<>(1);
    addTo(list, keys(topic).getOrDefault(key, Map.of()), shown);
    return list;
  }

  /** Will return how many keys have an entry at all. */
  int count(String topic) {
    return keys(topic).size();
  }

  /** Will return how many keys have an entry that is shown. */
  int count(String topic, Predicate<Dot> shown) {
    return (int) keys(topic).values().stream()
        .filter(entries -> entries.keySet().stream().anyMatch(shown))
        .count();
  }

  private static void addTo(List<Tracked> list, Map<Dot, Tracked> entries, Predicate<Dot> shown) {
    entries.forEach((dot, tracked) -> {
      if (shown.test(dot)) {
        list.add(tracked);
      }
    });
  }

  private Map<String, Map<Dot, Tracked>> keys(String topic) {
    return topics.getOrDefault(topic, Map.of());
  }

  int size() {
    return topics.size();
  }
}
