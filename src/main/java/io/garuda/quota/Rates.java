package io.garuda.quota;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A bucket for each key that came lately; one that was forgotten finds a full one. Any thread. */
final class Rates<K> {
  private final @Nullable Rate rate;
  private final int mostKeys;
  private final Map<K, Rate.Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, Rate.Bucket> eldest) {
      return size() > mostKeys;
    }
  };

  /** Will allow each key the rate, or everything if there is none. */
  Rates(@Nullable Rate rate, int mostKeys) {
    this.rate = rate;
    this.mostKeys = mostKeys;
  }

  /** Will take a token of the key's: 0, or in how many nanoseconds there is one. */
  synchronized long take(K key, long now) {
    Rate each = rate;
    if (each == null) {
      return 0;
    }
    Rate.Bucket bucket = buckets.computeIfAbsent(key, absent -> new Rate.Bucket(each, now));
    return bucket.take(now) ? 0 : Math.max(1, bucket.nanosToNext());
  }

  synchronized int keys() {
    return buckets.size();
  }
}
