package hello;

import io.garuda.view.View;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.PathParam;

@RequestScoped
public class HelloController {
  public View show(@PathParam("name") String name) {
    return View.of("hello").assign("name", name);
  }
}
