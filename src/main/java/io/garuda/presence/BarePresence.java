package io.garuda.presence;

import io.garuda.channel.SocketRuntime;

/** Presences that no container made, as in tests of channels. */
public final class BarePresence {
  private BarePresence() {}

  /** Will let presences that are no CDI bean serve these sockets, and forget who was there. */
  public static void start(Presence presence, SocketRuntime sockets) {
    presence.serve(sockets);
  }
}
