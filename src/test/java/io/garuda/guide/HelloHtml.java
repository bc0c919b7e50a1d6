package io.garuda.guide;

import io.garuda.view.View;

/** Pages that say hello. */
final class HelloHtml {
  private HelloHtml() {}

  static View index() {
    return View.of("hello/index").assign("title", "Welcome");
  }

  static View show(String name, int times) {
    return View.of("hello/show")
        .assign("title", "Hello " + name)
        .assign("name", name)
        .assign("times", times);
  }
}
