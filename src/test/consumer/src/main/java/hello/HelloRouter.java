package hello;

import io.garuda.router.RouteTable;
import io.garuda.router.Router;

public final class HelloRouter implements Router {
  @Override
  public void routes(RouteTable r) {
    r.scope("/", s -> s.get("/hello/{name}", HelloController.class, "show"));
  }
}
