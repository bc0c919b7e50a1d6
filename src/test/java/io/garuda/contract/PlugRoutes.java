package io.garuda.contract;

import io.garuda.plug.AllowedHosts;
import io.garuda.plug.BasicAuth;
import io.garuda.plug.BodyLimit;
import io.garuda.plug.ForceSsl;
import io.garuda.plug.Pipeline;
import io.garuda.plug.ProtectFromForgery;
import io.garuda.plug.RateLimit;
import io.garuda.plug.TokenBuckets;
import io.garuda.router.RouteTable;
import java.time.Duration;

/** Beside the contract: a scope behind each plug that does not stand before the contract's own. */
final class PlugRoutes {
  private static final Pipeline AUTH =
      Pipeline.named("auth").plug(new BasicAuth("ada", "secret").realm("Contract"));
  private static final Pipeline SSL =
      Pipeline.named("ssl").plug(new ForceSsl().subdomains().exclude(conn -> false));
  private static final Pipeline HOSTS =
      Pipeline.named("hosts").plug(new AllowedHosts("127.0.0.1", ".example.com"));
  private static final Pipeline LIMITED = Pipeline.named("limited")
      .plug(new RateLimit(
          new TokenBuckets(2, Duration.ofHours(1)), conn -> conn.header("x-key").orElse("")));
  private static final Pipeline FORGETFUL =
      Pipeline.named("forgetful").plug(new ProtectFromForgery().clearSession());
  private static final Pipeline TINY = Pipeline.named("tiny").plug(new BodyLimit(10));

  private PlugRoutes() {}

  static void add(RouteTable r) {
    seen(r, "auth", AUTH);
    seen(r, "ssl", SSL);
    seen(r, "hosts", HOSTS);
    seen(r, "limited", LIMITED);
    seen(r, "tiny", TINY);
    seen(r, "cors", Pipeline.named("cors"));

    r.scope("/forgetful", s -> {
      s.pipeThrough(FORGETFUL);
      s.get("/", PlugController.class, "count");
      s.post("/", PlugController.class, "count");
    });

    r.scope("/headers", s -> {
      s.get("/conn", PlugController.class, "header");
      s.get("/response", PlugController.class, "response");
      s.get("/servlet", PlugController.class, "servlet");
    });

    r.scope("/", s -> {
      s.pipeThrough(ContractRouter.BROWSER);
      s.get("/script.js", PlugController.class, "script");
    });
  }

  private static void seen(RouteTable r, String name, Pipeline pipeline) {
    r.scope("/" + name, s -> {
      s.as(name);
      s.pipeThrough(pipeline);
      s.get("/", PlugController.class, "seen");
      s.post("/", PlugController.class, "seen");
    });
  }
}
