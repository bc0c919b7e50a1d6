package {{package}}.web;

import {{package}}.accounts.Accounts;
import {{package}}.accounts.User;
import io.garuda.conn.Conn;
import io.garuda.controller.Redirect;
import io.garuda.controller.UsePlug;
import io.garuda.view.Form;
import io.garuda.view.View;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import java.util.Optional;

/** Logs users in and out. */
@RequestScoped
@UsePlug(value = RedirectIfUser.class, actions = {"newForm", "create"})
public class UserSessionController {
  @Inject
  Accounts accounts;

  @Inject
  UserAuth auth;

  @Inject
  Conn conn;

  public View newForm() {
    return UserHtml.logIn(Form.of("user"));
  }

  public Object create(
      @FormParam("email") @DefaultValue("") String email,
      @FormParam("password") @DefaultValue("") String password,
      @FormParam("remember") boolean remember) {
    // without blanks around them, as at the registration
    Optional<User> user = accounts.check(email.strip(), password.strip());
    if (user.isEmpty()) {
      conn.putStatus(422);
      // the same for an email that nobody has, so that nobody can ask for those
      return UserHtml.logIn(
          Form.of("user").value("email", email).error("email", "Invalid email or password"));
    }
    String to = auth.logIn(conn, user.get(), remember);
    conn.flash().put("info", "Welcome back!");
    return Redirect.to(to);
  }

  public Redirect delete() {
    auth.logOut(conn);
    return Redirect.to(PagePath.home());
  }
}
