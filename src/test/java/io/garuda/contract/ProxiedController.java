package io.garuda.contract;

import io.garuda.conn.Conn;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Beside the contract: tells what an action sees of the client, and redirects with whole URIs. */
@RequestScoped
public class ProxiedController {
  @Inject
  Conn conn;

  @Context
  @Nullable
  UriInfo uri;

  public String seen(@Context HttpServletRequest request) {
    return String.join(
        " ",
        conn.remoteIp(),
        conn.scheme(),
        conn.host(),
        "" + conn.port(),
        request.getRemoteHost(),
        "" + request.getRemotePort(),
        "" + request.isSecure(),
        request.getRequestURL());
  }

  public String uri() {
    UriInfo asked = Objects.requireNonNull(uri);
    return asked.getRequestUri() + " " + asked.getBaseUri();
  }

  public Response away() {
    return Response.seeOther(URI.create("items")).build();
  }

  /** As servlets redirect. */
  public void sent() throws IOException {
    conn.servletResponse().sendRedirect(conn.path("/items"));
  }

  /** What the socket of {@link ProxiedSocket} saw when this session connected. */
  public String socket() {
    return conn.session().get(ProxiedSocket.SEEN);
  }

  /** Sets a cookie of the application's own beside that of a session which begins late. */
  public String late() throws IOException {
    conn.servletResponse().addHeader("Set-Cookie", "own=1");
    conn.servletResponse().getOutputStream().write('>');
    conn.session().put(ProxiedSocket.SEEN, "late");
    return "late";
  }
}
