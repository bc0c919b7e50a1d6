package io.garuda.contract;

import io.garuda.conn.Conn;
import io.garuda.controller.Redirect;
import io.garuda.view.View;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

/** Says which action ran, with what. */
@RequestScoped
public class RoutingController {
  @Inject
  Conn conn;

  /** Shows links that a browser follows, with a value in their path and query. */
  public View links(@QueryParam("value") String value) {
    return View.of("links").assign("value", value).withoutLayout();
  }

  public Redirect follow(@QueryParam("value") String value) {
    return Redirect.to(GlobRoutingPath.any(value).with("from", "follow"));
  }

  public void away(@QueryParam("value") String value) {
    conn.redirect(RoutingPath.any(value));
  }

  public String number(@PathParam("id") int id) {
    return "number " + id;
  }

  public String literal() {
    return "literal";
  }

  public String prefix(@PathParam("id") String id) {
    return "prefix " + id;
  }

  public String any(@PathParam("id") String id) {
    return "any " + id;
  }

  public String method() {
    return conn.method();
  }

  public String host() {
    return conn.host();
  }

  public String greeted() {
    return conn.get(RoutingRoutes.GREETED) + ", " + conn.get(RoutingRoutes.TENANT);
  }

  public String stranger() {
    return "stranger";
  }

  @MountedResource.Stamped
  public String show(@PathParam("id") String id) {
    return "user " + id;
  }

  public String post(@PathParam("routing_id") String user, @PathParam("id") String id) {
    return "post " + id + " of " + user;
  }
}
