package io.garuda.guide;

import io.garuda.view.View;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

/** Says hello. */
@RequestScoped
public class HelloController {
  public View index() {
    return HelloHtml.index();
  }

  public View show(
      @PathParam("name") String name, @QueryParam("times") @DefaultValue("1") int times) {
    return HelloHtml.show(name, times);
  }
}
