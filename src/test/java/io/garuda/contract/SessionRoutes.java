package io.garuda.contract;

import io.garuda.router.RouteTable;
import java.util.List;

/** The contract's rows of sessions and flash, and the same once more with sessions in a cookie. */
final class SessionRoutes {
  private SessionRoutes() {}

  static void add(RouteTable r) {
    for (String store : List.of("/", StoreByPath.STATELESS)) {
      r.scope(store, s -> {
        s.pipeThrough(ContractRouter.BROWSER);
        s.get("/session/count", SessionController.class, "count");
        s.get("/session/count/{any}", SessionController.class, "count");
        s.post("/session/renew", SessionController.class, "renew");
        s.post("/session/drop", SessionController.class, "drop");
        s.get("/session/clear", SessionController.class, "clear");
        s.get("/session/refused", SessionController.class, "refused");
        s.get("/session/late", SessionController.class, "late");
        s.get("/session/large", SessionController.class, "large");
        s.get("/session/bean", SessionController.class, "bean");
        s.get("/session/idle", SessionController.class, "idle");
        s.get("/flash/set", SessionController.class, "setFlash");
        s.get("/flash/show", SessionController.class, "showFlash");
        s.get("/token", SessionController.class, "token");
      });
    }

    r.scope(StoreByPath.STATELESS, s -> {
      s.pipeThrough(ContractRouter.BROWSER);
      s.get("/", PageController.class, "home");
      s.post("/form", PageController.class, "form");
    });
  }
}
