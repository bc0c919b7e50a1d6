package io.garuda.endpoint;

import io.garuda.channel.SocketRuntime;

/** An endpoint that no container runs, as in tests of channels. */
public final class BareEndpoint {
  private BareEndpoint() {}

  /** Will let an endpoint that is no CDI bean reach these sockets; the last call counts. */
  public static void start(Endpoint endpoint, SocketRuntime sockets) {
    endpoint.serve(sockets);
  }
}
