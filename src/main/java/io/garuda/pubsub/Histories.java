package io.garuda.pubsub;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Which topics keep a history: names, or beginnings of names with a {@code *} behind; the first counts. */
public final class Histories {
  private final Map<TopicPattern, History> patterns;

  private Histories(Map<TopicPattern, History> patterns) {
    this.patterns = patterns;
  }

  public static Histories none() {
    return new Histories(Map.of());
  }

  /**
   * Will keep the histories of some more topics.
   *
   * @throws IllegalArgumentException if the pattern has a star that is not its end
   */
  public Histories with(String pattern, History history) {
    Map<TopicPattern, History> more = new LinkedHashMap<>(patterns);
    more.putIfAbsent(new TopicPattern(pattern), history);
    return new Histories(more);
  }

  /** Will return what a topic keeps; none for most. */
  public Optional<History> of(String topic) {
    if (patterns.isEmpty()) {
      return Optional.empty();
    }
    return patterns.entrySet().stream()
        .filter(entry -> entry.getKey().matches(topic))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
