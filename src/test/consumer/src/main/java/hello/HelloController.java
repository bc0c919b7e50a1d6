package hello;

import io.garuda.controller.Redirect;
import io.garuda.view.View;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.PathParam;

@RequestScoped
public class HelloController {
  public Redirect index() {
    return Redirect.to(HelloPath.show("you"));
  }

  public View show(@PathParam("name") String name) {
    return View.of("hello").assign("name", name);
  }
}
