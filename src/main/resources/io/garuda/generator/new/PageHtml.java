package {{package}}.web;

import io.garuda.endpoint.Endpoint;
import io.garuda.view.View;

/** Views of the pages that belong to no resource. */
final class PageHtml {
  private PageHtml() {}

  static View home() {
    return View.of("page/home").assign("title", "Welcome").assign("garuda", Endpoint.version());
  }
}
