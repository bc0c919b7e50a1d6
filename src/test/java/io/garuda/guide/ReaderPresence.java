package io.garuda.guide;

import io.garuda.presence.Presence;
import io.garuda.presence.PresenceDiff;
import io.garuda.presence.PresenceEntry;
import io.garuda.presence.Telling;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Who reads which post. */
@ApplicationScoped
public class ReaderPresence extends Presence {
  private final ConcurrentMap<String, Integer> most = new ConcurrentHashMap<>();
  private Users users;

  /** For CDI's proxy, which uses no fields. */
  @SuppressWarnings("NullAway.Init")
  protected ReaderPresence() {}

  @Inject
  ReaderPresence(Users users) {
    this.users = users;
  }

  @Override
  protected Map<String, PresenceEntry> fetch(String topic, Map<String, PresenceEntry> presences) {
    Map<String, String> names = users.shownNames(presences.keySet());
    Map<String, PresenceEntry> named = new LinkedHashMap<>();
    presences.forEach((key, entry) -> named.put(key, entry.with("name", names.get(key))));
    return named;
  }

  @Override
  protected void handleMetas(
      String topic, PresenceDiff diff, Map<String, PresenceEntry> presences) {
    most.merge(topic, presences.size(), Math::max);
  }

  @Override
  protected Telling telling(String topic) {
    return topic.startsWith("crowd:") ? Telling.COUNTS : Telling.DIFFS;
  }

  @Override
  protected Duration grace(String topic) {
    return Duration.ofSeconds(2);
  }

  /** Will return how many readers a topic had at its best. */
  int most(String topic) {
    return most.getOrDefault(topic, 0);
  }
}
