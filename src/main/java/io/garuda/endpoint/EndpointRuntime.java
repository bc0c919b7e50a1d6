package io.garuda.endpoint;

import io.garuda.channel.SocketRuntime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import org.jspecify.annotations.Nullable;

/** Holds what runs between the start and the stop of the application. */
@ApplicationScoped
class EndpointRuntime {
  private volatile @Nullable SocketRuntime sockets;

  void started(SocketRuntime runtime) {
    sockets = runtime;
  }

  /**
   * Will return the sockets.
   *
   * @throws IllegalStateException before the endpoint has started
   */
  @Produces
  SocketRuntime sockets() {
    SocketRuntime running = sockets;
    if (running == null) {
      throw new IllegalStateException("expected the endpoint to run, got a call before it started;"
          + " wait for requests or for @Initialized(ApplicationScoped) to be over");
    }
    return running;
  }
}
