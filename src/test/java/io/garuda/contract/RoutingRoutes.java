package io.garuda.contract;

import io.garuda.assigns.Key;
import io.garuda.plug.Pipeline;
import io.garuda.plug.Plug;
import io.garuda.router.ResourceAction;
import io.garuda.router.ResourceOptions;
import io.garuda.router.RouteTable;
import io.garuda.router.Router;
import java.lang.System.Logger.Level;

/** Beside the contract: what a table can say, below {@code /routing}. */
final class RoutingRoutes implements Router {
  static final Key<String> TENANT = Key.of("tenant", String.class);

  static final Key<String> GREETED = Key.of("greeted", String.class);

  private static final Pipeline GREETING = Pipeline.named("greeting")
      .plug(conn -> conn.assign(GREETED, "hello " + conn.get(TENANT)))
      .plug(conn -> conn.assign(TENANT, conn.get(TENANT) + "'s guest"));

  private static final Plug INSIDE = conn -> {
    if (conn.rawPath().equals("/missing")) {
      return;
    }
    conn.respond(
        200,
        "text/plain",
        conn.method() + " " + conn.scriptName() + " " + conn.rawPath() + " "
            + conn.path(conn.scriptName() + "/x"));
  };

  @Override
  public void routes(RouteTable r) {
    r.pipeThrough(Pipeline.named("routing")
        .plug(conn -> conn.putHeader("x-tenant", conn.find(TENANT).orElse("none"))));
    r.get("/order/{id: \\d+}", RoutingController.class, "number");
    r.get("/order/new", RoutingController.class, "literal");
    r.get("/order/pre-{id}", RoutingController.class, "prefix");
    r.get("/order/{id}", RoutingController.class, "any");
    r.scope("/glob", s -> {
      s.as("glob");
      s.get("/{id: .+}", RoutingController.class, "any");
    });
    r.get("/links", RoutingController.class, "links");
    r.get("/follow", RoutingController.class, "follow");
    r.get("/away", RoutingController.class, "away");
    r.match("*", "/every", RoutingController.class, "method");
    r.scope("/tenant", s -> {
      s.host("one.test", "two.");
      s.assign(TENANT, "known");
      s.get("/", RoutingController.class, "host");
    });
    r.get("/tenant", RoutingController.class, "stranger");
    r.scope("/assigned", s -> {
      s.assign(TENANT, "outer");
      s.pipeThrough(GREETING);
      s.get("/before", RoutingController.class, "greeted");
      s.scope("/inner", inner -> {
        inner.assign(TENANT, "inner");
        inner.get("/", RoutingController.class, "greeted");
      });
      s.get("/after", RoutingController.class, "greeted");
    });
    r.resources(
        "/users",
        RoutingController.class,
        ResourceOptions.only(ResourceAction.SHOW),
        users -> users.get("/posts/{id}", RoutingController.class, "post"));
    r.scope("/silent", s -> {
      s.as("silent");
      s.log(Level.OFF);
      s.get("/{id}", RoutingController.class, "any");
    });
    r.forward("/inside", INSIDE);
    r.scope("/mounted/{tenant}", s -> s.mount(MountedResource.class));
  }
}
