package io.garuda.testkit;

import io.garuda.endpoint.Endpoint;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Runs the application that tests ask, until they ask another one or the run ends.
 *
 * <p>One at a time: Weld keeps its container in static fields, which all tests share.
 */
final class ConnServers implements AutoCloseable {
  private @Nullable Class<? extends Endpoint> endpoint;
  private @Nullable ConnServer running;

  /** Will return the servers of this test run. */
  static ConnServers of(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(ConnServers.class))
        .getOrComputeIfAbsent(ConnServers.class, type -> new ConnServers(), ConnServers.class);
  }

  synchronized ConnServer running(Class<? extends Endpoint> wanted, boolean amongTests) {
    if (running == null || endpoint != wanted) {
      close();
      running = ConnServer.start(wanted, amongTests);
      endpoint = wanted;
    }
    return running;
  }

  /** Called by JUnit at the end of the run. */
  @Override
  public synchronized void close() {
    ConnServer ended = running;
    running = null;
    if (ended != null) {
      ended.close();
    }
  }
}
