package io.garuda.endpoint;

import io.garuda.conn.Conn;
import io.garuda.session.Session;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.servlet.http.HttpServletRequest;

/** Lets the application inject the conn and the session of the request that runs. */
@ApplicationScoped
class RequestBeans {
  @Produces
  @RequestScoped
  Conn conn(HttpServletRequest request) {
    return Conn.of(request);
  }

  @Produces
  @RequestScoped
  Session session(HttpServletRequest request) {
    return Conn.of(request).session();
  }
}
