package io.garuda.endpoint;

import io.garuda.channel.SocketRuntime;
import io.garuda.config.Config;
import io.garuda.telemetry.Telemetry;
import io.garuda.token.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import org.jspecify.annotations.Nullable;

/** Holds what runs between the start and the stop of the application. */
@ApplicationScoped
class EndpointRuntime {
  private final Telemetry telemetry = new Telemetry();
  private volatile @Nullable Config config;
  private volatile @Nullable SocketRuntime sockets;
  private volatile @Nullable Tokens tokens;

  void configured(Config read) {
    config = read;
  }

  void started(SocketRuntime runtime, Tokens signs) {
    tokens = signs;
    sockets = runtime;
  }

  /**
   * Will return the sockets.
   *
   * @throws IllegalStateException before the endpoint has started
   */
  @Produces
  SocketRuntime sockets() {
    return started(sockets);
  }

  /** Will return what makes the application's tokens; throws likewise. */
  @Produces
  @ApplicationScoped
  Tokens tokens() {
    return started(tokens);
  }

  /** Will return the application's settings; {@link Endpoint#config} may ask for them already. */
  @Produces
  Config config() {
    return started(config);
  }

  /** Will return whom all tell what happens; handlers may be attached before the endpoint starts. */
  @Produces
  Telemetry telemetry() {
    return telemetry;
  }

  private static <T> T started(@Nullable T part) {
    if (part == null) {
      throw new IllegalStateException("expected the endpoint to run, got a call before it started;"
          + " wait for requests or for @Initialized(ApplicationScoped) to be over");
    }
    return part;
  }
}
