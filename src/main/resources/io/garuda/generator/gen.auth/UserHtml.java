package {{package}}.web;

import {{package}}.accounts.User;
import io.garuda.view.Form;
import io.garuda.view.View;

/** Views of registration, login and settings. */
final class UserHtml {
  private UserHtml() {}

  static View register(Form form) {
    return View.of("user/register").assign("title", "Register").assign("form", form);
  }

  static View logIn(Form form) {
    return View.of("user/log_in").assign("title", "Log in").assign("form", form);
  }

  static View settings(User user, Form form) {
    return View.of("user/settings")
        .assign("title", "Settings")
        .assign("user", user)
        .assign("form", form);
  }
}
