package io.garuda.transport.websocket;

import io.garuda.channel.SocketMount;
import jakarta.websocket.Extension;
import jakarta.websocket.server.ServerContainer;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Compresses the messages of mounts that ask for it, by what the container has or by our own. */
final class Compression {
  static final String NAME = "permessage-deflate";

  /** What a client may offer and a server may leave out of its answer (RFC 7692 section 7.1). */
  private static final Set<String> OPTIONAL =
      Set.of("client_max_window_bits", "client_no_context_takeover");

  private final boolean wanted;
  private final List<Extension> own;

  private Compression(boolean wanted, List<Extension> own) {
    this.wanted = wanted;
    this.own = own;
  }

  static Compression of(SocketMount mount, ServerContainer container) {
    boolean tyrus = container.getClass().getName().startsWith("org.glassfish.tyrus.");
    return new Compression(
        mount.compresses(),
        mount.compresses() && tyrus
            ? List.of(new TyrusDeflate(mount.limits().maxMessageBytes()))
            : List.of());
  }

  /** Will return what the endpoint brings, since its container has none. */
  List<Extension> own() {
    return own;
  }

  /** Will accept the first offer that can be kept. */
  List<Extension> negotiate(List<Extension> offers) {
    return offers.stream()
        .filter(offer -> wanted && offer.getName().equals(NAME))
        .filter(offer -> own.isEmpty() // Tomcat looks at the parameters itself
            || offer.getParameters().stream().allMatch(p -> OPTIONAL.contains(p.getName())))
        .limit(1)
        .flatMap(offer -> own.isEmpty() ? Stream.of(offer) : own.stream())
        .toList();
  }
}
