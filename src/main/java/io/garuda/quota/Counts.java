package io.garuda.quota;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** How many each key holds; those that hold none are not kept. */
final class Counts<K> {
  private final ConcurrentMap<K, Integer> held = new ConcurrentHashMap<>();

  /** Will count one more, unless the key holds so many already. */
  boolean take(K key, int most) {
    for (; ; ) {
      Integer now = held.get(key);
      if (now != null && now >= most) {
        return false;
      }
      if (now == null ? held.putIfAbsent(key, 1) == null : held.replace(key, now, now + 1)) {
        return true;
      }
    }
  }

  /** Will count one less of a key that holds one. */
  void giveBack(K key) {
    held.computeIfPresent(key, (same, now) -> now == 1 ? null : now - 1);
  }

  /** How many keys hold something. */
  int keys() {
    return held.size();
  }
}
