package io.garuda.contract;

import io.garuda.conn.Conn;
import io.garuda.plug.BasicAuth;
import io.garuda.session.Session;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;

/** Beside the contract, what stands behind each plug: headers, users, sessions. */
@RequestScoped
public class PlugController {
  @Inject
  Conn conn;

  @Inject
  Session session;

  public String seen() {
    return conn.scheme() + " " + conn.host() + " " + conn.find(BasicAuth.USER).orElse("nobody");
  }

  public Response script() {
    return Response.ok("secret()", "text/javascript").build();
  }

  /** Counts in the session, as {@link SessionController} does. */
  public String count() {
    int count = session.find(SessionController.COUNT).orElse(0) + 1;
    session.put(SessionController.COUNT, count);
    return Integer.toString(count);
  }

  public String header(@QueryParam("name") String name, @QueryParam("value") String value) {
    conn.putHeader(name, value);
    return "ok";
  }

  /** As JAX-RS has it. */
  public Response response(@QueryParam("name") String name, @QueryParam("value") String value) {
    return Response.ok("ok").header(name, value).build();
  }

  /** As servlets have it. */
  public String servlet(@QueryParam("name") String name, @QueryParam("value") String value) {
    conn.servletResponse().addHeader(name, value);
    return "ok";
  }
}
