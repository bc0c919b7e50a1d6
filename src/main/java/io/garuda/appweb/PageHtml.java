package io.garuda.appweb;

import io.garuda.view.View;

/** Views of the pages that belong to no resource. */
final class PageHtml {
  private PageHtml() {}

  static View home(Platform platform) {
    return View.of("page/home")
        .assign("title", "Welcome")
        .assign("page", "home")
        .assign("script", "home.mjs")
        .assign("platform", platform);
  }
}
