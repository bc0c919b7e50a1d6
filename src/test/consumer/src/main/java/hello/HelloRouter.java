package hello;

import io.garuda.router.RouteTable;
import io.garuda.router.Router;

public final class HelloRouter implements Router {
  @Override
  public void routes(RouteTable r) {
    r.scope("/hello", s -> {
      s.get("/", HelloController.class, "index");
      s.get("/{name}", HelloController.class, "show");
    });
  }
}
