package {{package}}.web;

import io.garuda.view.View;
import jakarta.enterprise.context.RequestScoped;

/** Pages that belong to no resource. */
@RequestScoped
public class PageController {
  public View home() {
    return PageHtml.home();
  }
}
