package io.garuda.guide;

import static io.garuda.router.ResourceAction.CREATE;
import static io.garuda.router.ResourceAction.DELETE;
import static io.garuda.router.ResourceAction.INDEX;
import static io.garuda.router.ResourceAction.NEW;
import static io.garuda.router.ResourceAction.SHOW;
import static io.garuda.router.ResourceOptions.only;

import io.garuda.plug.Accepts;
import io.garuda.plug.FetchFlash;
import io.garuda.plug.FetchSession;
import io.garuda.plug.Pipeline;
import io.garuda.plug.ProtectFromForgery;
import io.garuda.plug.PutLayout;
import io.garuda.plug.PutRootLayout;
import io.garuda.plug.PutSecureBrowserHeaders;
import io.garuda.router.RouteTable;
import io.garuda.router.Router;

/** Says which action answers which path. */
public final class GuideRouter implements Router {
  static final Pipeline BROWSER = Pipeline.named("browser")
      .plug(new Accepts("html"))
      .plug(new FetchSession())
      .plug(new FetchFlash())
      .plug(new ProtectFromForgery())
      .plug(new PutSecureBrowserHeaders())
      .plug(new PutRootLayout("layout/root"))
      .plug(new PutLayout("layout/app"))
      .plug(new FetchUser());

  /** What scripts of our pages ask for, with the cookie of the browser. */
  static final Pipeline BROWSER_JSON = Pipeline.named("browser_json")
      .plug(new Accepts("json"))
      .plug(new FetchSession())
      .plug(new FetchUser());

  static final Pipeline SIGNED_IN = Pipeline.named("signed_in").plug(new RequireUser());

  static final Pipeline API = Pipeline.named("api").plug(new Accepts("json"));

  static final Pipeline ANY = Pipeline.named("any").plug(new Accepts("html", "json", "csv"));

  @Override
  public void routes(RouteTable r) {
    r.scope("/", s -> {
      s.pipeThrough(BROWSER);
      s.get("/", HelloController.class, "index");
      s.get("/hello/{name}", HelloController.class, "show");
      s.resources("/login", LoginController.class, only(NEW, CREATE, DELETE).singleton());
    });

    r.scope("/", s -> {
      s.pipeThrough(BROWSER, SIGNED_IN);
      s.resources("/posts", PostController.class, only(NEW, CREATE, DELETE));
    });

    r.scope("/", s -> {
      s.pipeThrough(BROWSER);
      s.resources("/posts", PostController.class, only(INDEX, SHOW));
    });

    r.scope("/admin", s -> {
      s.as("admin");
      s.host("admin.");
      s.pipeThrough(BROWSER, SIGNED_IN);
      s.get("/", ReportController.class, "index");
    });

    r.scope("/socket-token", s -> {
      s.pipeThrough(BROWSER_JSON, SIGNED_IN);
      s.get("/", TokenController.class, "show");
    });

    r.scope("/archive", s -> {
      s.pipeThrough(ANY);
      s.get("/", ArchiveController.class, "index");
      s.get("/all.csv", ArchiveController.class, "download");
      s.get("/slow", ArchiveController.class, "slow");
      s.get("/files/{path: .*}", ArchiveController.class, "file");
    });

    r.scope("/api", s -> {
      s.pipeThrough(API);
      s.resources(
          "/posts", PostApiController.class, only(INDEX, SHOW, CREATE).name("post"), post -> {
            post.resources("/comments", CommentController.class, only(CREATE));
          });
      s.mount(StatusResource.class);
    });

    r.forward("/hooks", new Hooks());
  }
}
