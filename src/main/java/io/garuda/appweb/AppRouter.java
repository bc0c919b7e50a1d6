package io.garuda.appweb;

import static io.garuda.router.ResourceAction.CREATE;
import static io.garuda.router.ResourceAction.INDEX;
import static io.garuda.router.ResourceAction.SHOW;
import static io.garuda.router.ResourceOptions.only;

import io.garuda.plug.Accepts;
import io.garuda.plug.FetchFlash;
import io.garuda.plug.FetchSession;
import io.garuda.plug.Pipeline;
import io.garuda.plug.ProtectFromForgery;
import io.garuda.plug.PutLayout;
import io.garuda.plug.PutSecureBrowserHeaders;
import io.garuda.router.RouteTable;
import io.garuda.router.Router;

/** Says which action answers which path. */
public final class AppRouter implements Router {
  static final Pipeline BROWSER = Pipeline.named("browser")
      .plug(new Accepts("html"))
      .plug(new FetchSession())
      .plug(new FetchFlash())
      .plug(new ProtectFromForgery())
      .plug(new PutSecureBrowserHeaders("default-src 'self'; base-uri 'self'; form-action 'self';"
          + " frame-ancestors 'self'; object-src 'none'"))
      .plug(new PutLayout("layout/app"));

  /** What people uploaded is an image or nothing. */
  static final Pipeline IMAGES = Pipeline.named("images")
      .plug(new PutSecureBrowserHeaders("default-src 'none'; frame-ancestors 'none'"));

  static final Pipeline API = Pipeline.named("api").plug(new Accepts("json"));

  @Override
  public void routes(RouteTable r) {
    r.scope("/", s -> {
      s.pipeThrough(BROWSER);
      s.get("/", PageController.class, "home");
      s.resources("/rooms", RoomController.class, only(INDEX, SHOW, CREATE));
      s.post("/nick", NickController.class, "create");
      s.post("/avatar", AvatarController.class, "create");
    });

    r.scope("/avatars", s -> {
      s.pipeThrough(IMAGES);
      s.get("/{nick}", AvatarController.class, "show");
    });

    r.scope("/api", s -> {
      s.pipeThrough(API);
      s.get("/rooms/{id}/messages", RoomApiController.class, "index");
      s.post("/rooms/{id}/messages", RoomApiController.class, "create");
    });
  }
}
