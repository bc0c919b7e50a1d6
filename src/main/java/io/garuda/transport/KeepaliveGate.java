package io.garuda.transport;

import io.garuda.channel.SessionBinding;
import io.garuda.channel.SocketMount;
import io.garuda.conn.Conn;
import io.garuda.session.OpenSession;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Answers the requests by which a page keeps its session while a socket is open. */
public final class KeepaliveGate {
  private final SocketPaths paths;

  public KeepaliveGate(List<SocketMount> mounts) {
    this.paths = new SocketPaths(mounts, KeepaliveGate::path);
  }

  private static Optional<String> path(SocketMount mount) {
    return mount.sessions() == SessionBinding.KEEPALIVE
        ? Optional.of(mount.path() + "/keepalive")
        : Optional.empty();
  }

  /**
   * Will answer the request; false if it is for no mount.
   *
   * @param path the segments of the request's path
   */
  public boolean handle(List<String> path, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<ConnectRequest> matched = paths.match(path, request);
    if (matched.isPresent()) {
      response.setHeader("Cache-Control", "no-store");
      EmptyAnswer.send(response, status(matched.get()));
    }
    return matched.isPresent();
  }

  private static int status(ConnectRequest connecting) {
    HttpServletRequest request = connecting.request();
    if (!request.getMethod().equals("POST")) {
      return HttpServletResponse.SC_METHOD_NOT_ALLOWED;
    }
    if (!connecting.originAllowed()) {
      return HttpServletResponse.SC_FORBIDDEN;
    }
    return isThere(Conn.of(request)) // asking for it is what keeps it
        ? HttpServletResponse.SC_NO_CONTENT
        : HttpServletResponse.SC_UNAUTHORIZED;
  }

  private static boolean isThere(Conn conn) {
    return !conn.session().all().isEmpty()
        || (conn.session() instanceof OpenSession open && open.bound().isPresent());
  }
}
