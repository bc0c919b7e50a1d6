package io.garuda.presence;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicLong;

/** Makes names that nobody else makes: a random half for this node, a count for each. */
final class Refs {
  private final byte[] node = new byte[6];
  private final AtomicLong count = new AtomicLong();

  Refs() {
    new SecureRandom().nextBytes(node);
  }

  /** Will return 16 characters that may stand in a URL; any thread. */
  String next() {
    byte[] ref =
        ByteBuffer.allocate(14).put(node).putLong(6, count.incrementAndGet()).array();
    System.arraycopy(ref, 8, ref, 6, 6); // the count's lower six bytes
    return Base64.getUrlEncoder().encodeToString(Arrays.copyOf(ref, 12));
  }
}
