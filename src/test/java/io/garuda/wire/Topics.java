package io.garuda.wire;

import java.util.UUID;

/** Names of topics that no other test uses. */
public final class Topics {
  private Topics() {}

  public static String fresh(String prefix) {
    return prefix + ":" + UUID.randomUUID();
  }
}
