package io.garuda.tracker;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what {@link DeltaWriter} wrote; takes no more memory than a few times the bytes. */
final class DeltaReader {
  private static final int LONGEST = 63;

  private final ByteBuffer in;
  private final List<String> names = new ArrayList<>();

  DeltaReader(byte[] bytes) {
    in = ByteBuffer.wrap(bytes);
  }

  Delta read() {
    try {
      int version = in.get();
      if (version != DeltaWriter.VERSION) {
        throw new MalformedDeltaException("version " + version);
      }
      Clock clock = clock();
      Delta delta = new Delta(entries(clock), clock);
      if (in.hasRemaining()) {
        throw new MalformedDeltaException(in.remaining() + " more bytes");
      }
      return delta;
    } catch (BufferUnderflowException e) {
      throw new MalformedDeltaException("its beginning only", e);
    }
  }

  private Clock clock() {
    Clock clock = new Clock();
    for (long replicas = number(); replicas > 0; replicas--) {
      String replica = name();
      long last = number();
      clock.addUpTo(replica, last);
      for (long singles = number(); singles > 0; singles--) {
        last += number();
        clock.add(new Dot(replica, last));
      }
    }
    return clock;
  }

  private Map<Dot, Tracked> entries(Clock clock) {
    Map<Dot, Tracked> entries = new LinkedHashMap<>();
    for (long count = number(); count > 0; count--) {
      Dot dot = new Dot(name(), number());
      if (!clock.contains(dot)) {
        throw new MalformedDeltaException("an entry whose event is not in the clock");
      }
      entries.put(dot, new Tracked(name(), name(), name(), text(), text()));
    }
    return entries;
  }

  private String name() {
    long place = number();
    if (place == 0) {
      String name = text();
      names.add(name);
      return name;
    }
    if (place > names.size()) {
      throw new MalformedDeltaException("name " + place + " of " + names.size());
    }
    return names.get((int) place - 1);
  }

  private String text() {
    long length = number();
    if (length > in.remaining()) {
      throw new BufferUnderflowException();
    }
    byte[] bytes = new byte[(int) length];
    in.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private long number() {
    long number = 0;
    for (int shift = 0; shift < LONGEST; shift += 7) {
      byte next = in.get();
      number |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return number;
      }
    }
    throw new MalformedDeltaException("a number above " + Long.MAX_VALUE);
  }
}
