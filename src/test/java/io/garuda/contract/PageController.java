package io.garuda.contract;

import io.garuda.conn.Conn;
import io.garuda.controller.Redirect;
import io.garuda.view.View;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.stream.IntStream;

/** Pages, texts and errors. */
@RequestScoped
public class PageController {
  @Inject
  Conn conn;

  public View home() {
    List<String> items = IntStream.rangeClosed(1, 20).mapToObj(n -> "Item " + n).toList();
    return View.of("home").assign("title", "Contract").assign("items", items);
  }

  public String form(@FormParam("name") String name) {
    return "hello " + name;
  }

  /** Beside the contract: where a page finds a static file, and its hash. */
  public String asset(@QueryParam("path") String path) {
    return conn.asset(path) + " " + conn.integrity(path);
  }

  public String file(@PathParam("path") String path) {
    return path;
  }

  public Redirect redirect(@QueryParam("to") String to) {
    return Redirect.to(to);
  }

  public String download() {
    conn.putHeader("content-disposition", "attachment; filename=\"report.csv\"");
    return "name,count\nitem,20\n";
  }

  public String boom() {
    throw new IllegalStateException("the client asked for an error");
  }

  public String teapot() {
    throw new TeapotException();
  }

  /** Beside the contract: what JAX-RS tells an action about its URI. */
  public String where(@Context UriInfo uri) {
    return uri.getRequestUri() + " " + uri.getPath() + " "
        + uri.getPathParameters().getFirst("id");
  }

  public String admin() {
    return "admin";
  }

  public String visitor() {
    return "public";
  }
}
