package io.garuda.appweb;

import static io.garuda.router.ResourceAction.CREATE;
import static io.garuda.router.ResourceAction.INDEX;
import static io.garuda.router.ResourceAction.SHOW;
import static io.garuda.router.ResourceAction.only;

/** Says which action answers which path. */
public final class AppRouter implements Router {
  static final Pipeline BROWSER = Pipeline.named("browser")
      .plug(new Accepts("html"))
      .plug(new FetchSession())
      .plug(new ProtectFromForgery())
      .plug(new PutSecureHeaders());

  static final Pipeline API = Pipeline.named("api").plug(new Accepts("json"));

  @Override
  public void routes(RouteTable r) {
    r.scope("/", s -> {
      s.pipeThrough(BROWSER);
      s.get("/", PageController.class, "home");
      s.resources("/rooms", RoomController.class, only(INDEX, SHOW, CREATE));
      s.post("/nick", NickController.class, "create");
    });

    r.scope("/api", s -> {
      s.pipeThrough(API);
      s.get("/rooms/{id}/messages", RoomApiController.class, "index");
      s.post("/rooms/{id}/messages", RoomApiController.class, "create");
    });
  }
}
