package io.garuda.contract;

import io.garuda.api.PubSubApi;
import io.garuda.metrics.PrometheusMetrics;
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
import java.util.List;

/** The HTTP rows of the contract. */
public final class ContractRouter implements Router {
  static final Pipeline BROWSER = Pipeline.named("browser")
      .plug(new Accepts("html"))
      .plug(new FetchSession())
      .plug(new FetchFlash())
      .plug(new ProtectFromForgery())
      .plug(new PutSecureBrowserHeaders())
      .plug(new PutRootLayout("root"))
      .plug(new PutLayout("layout"));

  static final Pipeline API = Pipeline.named("api").plug(new Accepts("json"));

  @Override
  public void routes(RouteTable r) {
    r.get("/boom", PageController.class, "boom");
    r.get("/asset", PageController.class, "asset");
    r.scope("/routing", new RoutingRoutes()::routes);

    r.get("/proxied/seen", ProxiedController.class, "seen");
    r.get("/proxied/uri", ProxiedController.class, "uri");
    r.get("/proxied/away", ProxiedController.class, "away");
    r.get("/proxied/sent", ProxiedController.class, "sent");
    r.get("/proxied/seen-by-socket", ProxiedController.class, "socket");
    r.get("/proxied/late", ProxiedController.class, "late");

    r.scope("/members", s -> {
      s.pipeThrough(API);
      s.get("/admin", AdminController.class, "show");
    });

    r.scope("/actions", s -> {
      s.pipeThrough(Pipeline.named("any").plug(new Accepts("html", "json", "text")));
      s.post("/form", ActionsController.class, "form");
      s.post("/json", ActionsController.class, "json");
      s.get("/wrong-result", ActionsController.class, "wrongResult");
      s.get("/by-format", ActionsController.class, "byFormat");
      s.get("/elsewhere", ActionsController.class, "elsewhere");
      s.get("/refused", ActionsController.class, "refused");
      s.get("/guarded", ActionsController.class, "guarded");
      s.get("/marked", ActionsController.class, "marked");
      s.get("/file", ActionsController.class, "file");
      s.get("/bytes", ActionsController.class, "bytes");
      s.get("/later", ActionsController.class, "later");
      s.get("/suspended", ActionsController.class, "suspended");
      s.get("/stream", ActionsController.class, "stream");
      s.get("/stream-later", ActionsController.class, "streamLater");
      s.get("/unchanged", ActionsController.class, "unchanged");
      s.get("/words/{list}", ActionsController.class, "count");
      s.post("/words/{list}", ActionsController.class, "add");
      s.post("/announce", ActionsController.class, "announce");
      s.post("/signup", SignupController.class, "create");
      s.get("/signup", SignupController.class, "edit");
      s.post("/booking", SignupController.class, "book");
    });

    r.scope("/api", s -> {
      s.pipeThrough(API);
      s.get("/hello", ApiController.class, "hello");
      s.get("/items/{id}", ApiController.class, "item");
      s.post("/echo", ApiController.class, "echo");
      s.post("/broadcast", ApiController.class, "broadcast");
      s.post("/drain", ApiController.class, "drain");
      s.post("/resume", ApiController.class, "resume");
      s.post("/disconnect", ApiController.class, "disconnect");
      s.get("/presence/{topic}", PresenceController.class, "index");
      s.get("/engine", ApiController.class, "engine");
      s.get("/deployments", DeploymentsController.class, "show");
      s.get("/stuck", StuckController.class, "calls");
      s.post("/stuck/release", StuckController.class, "release");
    });

    r.scope("/api", s -> s.mount(PubSubApi.class));

    r.scope("/telemetry", s -> {
      s.pipeThrough(API);
      s.get("/", TelemetryController.class, "index");
      s.post("/begin", TelemetryController.class, "begin");
      s.post("/end", TelemetryController.class, "end");
    });
    r.forward("/metrics", new PrometheusMetrics());

    PlugRoutes.add(r);
    SessionRoutes.add(r);

    for (String scope : List.of("uploads", "small")) {
      r.scope("/" + scope, s -> {
        s.as(scope);
        s.post("/", UploadController.class, "create");
        s.post("/failed", UploadController.class, "failed");
        s.post("/download", UploadController.class, "download");
        s.post("/webhook", UploadController.class, "webhook");
      });
    }

    r.scope("/", s -> {
      s.pipeThrough(BROWSER);
      s.get("/", PageController.class, "home");
      s.post("/form", PageController.class, "form");
      s.get("/files/{path: .*}", PageController.class, "file");
      s.get("/redirect", PageController.class, "redirect");
      s.get("/download", PageController.class, "download");
      s.get("/where/{id}", PageController.class, "where");
      s.get("/teapot", PageController.class, "teapot");
      s.resources("/items", ItemController.class);
    });

    r.scope("/", s -> {
      s.host("admin.localhost");
      s.pipeThrough(BROWSER);
      s.get("/who", PageController.class, "admin");
    });

    r.scope("/", s -> {
      s.pipeThrough(BROWSER);
      s.get("/who", PageController.class, "visitor");
    });
  }
}
