package {{package}}.web;

import io.garuda.plug.Accepts;
{{#html}}
import io.garuda.plug.FetchFlash;
import io.garuda.plug.FetchSession;
{{/html}}
import io.garuda.plug.Pipeline;
{{#html}}
import io.garuda.plug.ProtectFromForgery;
import io.garuda.plug.PutLayout;
import io.garuda.plug.PutSecureBrowserHeaders;
{{/html}}
import io.garuda.router.RouteTable;
import io.garuda.router.Router;

/** Says which action answers which path. */
public final class AppRouter implements Router {
{{#html}}
  static final Pipeline BROWSER = Pipeline.named("browser")
      .plug(new Accepts("html"))
      .plug(new FetchSession())
      .plug(new FetchFlash())
      .plug(new ProtectFromForgery())
      .plug(new PutSecureBrowserHeaders("default-src 'self'; base-uri 'self'; form-action 'self';"
          + " frame-ancestors 'self'; object-src 'none'"))
      .plug(new PutLayout("layout/app"));

{{/html}}
  static final Pipeline API = Pipeline.named("api").plug(new Accepts("json"));

  @Override
  public void routes(RouteTable r) {
{{#html}}
    r.scope("/", s -> {
      s.pipeThrough(BROWSER);
      s.get("/", PageController.class, "home");
    });

{{/html}}
    r.scope("/api", s -> {
      s.pipeThrough(API);
    });
  }
}
