package io.garuda.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Finds ports that nobody listens on. */
final class Ports {
  private Ports() {}

  static int free() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Will return a number so that none of the ports of a domain with it as base is taken. */
  static int freeBase(int... offsets) {
    for (int i = 0; i < 100; i++) {
      int base = 20_000 + 100 * ThreadLocalRandom.current().nextInt(100);
      if (allFree(base, offsets)) {
        return base;
      }
    }
    throw new IllegalStateException("expected free ports between 20000 and 30000, got none");
  }

  private static boolean allFree(int base, int... offsets) {
    for (int offset : offsets) {
      try (ServerSocket socket =
          new ServerSocket(base + offset, 1, InetAddress.getLoopbackAddress())) {
        if (socket.getLocalPort() != base + offset) {
          return false;
        }
      } catch (IOException e) {
        return false; // taken
      }
    }
    return true;
  }
}
