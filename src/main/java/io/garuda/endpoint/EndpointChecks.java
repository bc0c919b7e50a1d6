package io.garuda.endpoint;

import io.garuda.channel.SocketMount;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks what an endpoint is given. */
final class EndpointChecks {
  private EndpointChecks() {}

  static void check(List<SocketMount> sockets, String staticUrl, String health) {
    if (!staticUrl.matches("(https?://[^/?#\\s]+(/[^/?#\\s]+)*)?")) {
      throw new IllegalArgumentException(
          "expected a URL without a slash at its end for static files,"
              + " such as \"https://cdn.example.com\", got: \"" + staticUrl + "\"");
    }
    if (!health.matches("(/[\\w.~-]+)*")) {
      throw new IllegalArgumentException("expected a path without a slash at its end for health,"
          + " such as \"/health\", got: \"" + health + "\"");
    }
    Set<String> paths = new HashSet<>();
    for (SocketMount socket : sockets) {
      if (!paths.add(socket.path())) {
        throw new IllegalArgumentException(
            "expected one socket at each path, got two at \"" + socket.path() + "\"");
      }
    }
  }
}
