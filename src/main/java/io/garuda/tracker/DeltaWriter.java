package io.garuda.tracker;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes deltas as bytes.
 *
 * <p>The version; the clock, as replicas with the number up to which all dots are in, and single dots by
 * their distance; the entries. Numbers take 7 bits a byte, the lowest first. Names that come again are
 * written as the number of their first place, so that a topic stands there once.
 */
final class DeltaWriter {
  static final int VERSION = 1;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Map<String, Integer> names = new HashMap<>();

  byte[] write(Delta delta) {
    out.write(VERSION);
    List<String> replicas = delta.clock().replicas();
    number(replicas.size());
    replicas.forEach(replica -> clock(replica, delta.clock()));
    number(delta.entries().size());
    delta.entries().forEach(this::entry);
    return out.toByteArray();
  }

  private void clock(String replica, Clock clock) {
    name(replica);
    number(clock.upTo(replica));
    List<Long> singles = clock.singles(replica);
    number(singles.size());
    long before = clock.upTo(replica);
    for (long single : singles) {
      number(single - before);
      before = single;
    }
  }

  private void entry(Dot dot, Tracked tracked) {
    name(dot.replica());
    number(dot.number());
    name(tracked.topic());
    name(tracked.key());
    name(tracked.owner());
    text(tracked.ref());
    text(tracked.meta());
  }

  private void name(String name) {
    Integer place = names.get(name);
    if (place != null) {
      number(place);
    } else {
      number(0);
      text(name);
      names.put(name, names.size() + 1);
    }
  }

  private void text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    number(bytes.length);
    out.writeBytes(bytes);
  }

  private void number(long number) {
    long rest = number;
    while (rest > 0x7f) {
      out.write((int) ((rest & 0x7f) | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }
}
