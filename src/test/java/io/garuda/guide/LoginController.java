package io.garuda.guide;

import static io.garuda.guide.FetchUser.USER;

import io.garuda.conn.Conn;
import io.garuda.controller.Redirect;
import io.garuda.session.Session;
import io.garuda.view.Form;
import io.garuda.view.View;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.FormParam;

/** Signs people in and out. */
@RequestScoped
public class LoginController {
  @Inject
  Conn conn;

  @Inject
  Session session;

  @Inject
  Users users;

  public View newForm() {
    return View.of("login/new").assign("title", "Sign in").assign("form", Form.of("login"));
  }

  public Object create(@FormParam("name") String name, @FormParam("password") String password) {
    if (!users.knows(name, password)) {
      Form form = Form.of("login", conn.bodyParams()).error("password", "Wrong name or password.");
      return View.of("login/new")
          .assign("title", "Sign in")
          .assign("form", form)
          .status(422);
    }
    session.renew();
    session.put(USER, name);
    return Redirect.to(PostPath.index());
  }

  public Redirect delete() {
    session.drop();
    return Redirect.to(HelloPath.index());
  }
}
