package {{package}}.web;

import {{package}}.accounts.Accounts;
import {{package}}.accounts.Registration;
import io.garuda.changeset.Changeset;
import io.garuda.conn.Conn;
import io.garuda.controller.Redirect;
import io.garuda.controller.UsePlug;
import io.garuda.view.Form;
import io.garuda.view.View;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

/** Adds users. */
@RequestScoped
@UsePlug(RedirectIfUser.class)
public class UserRegistrationController {
  @Inject
  Accounts accounts;

  @Inject
  UserAuth auth;

  @Inject
  Conn conn;

  public View newForm() {
    return UserHtml.register(Form.of("user"));
  }

  public Object create() {
    Changeset<Registration> said =
        accounts.register(Changeset.cast(Registration.class, conn.bodyParams()));
    if (!said.valid()) {
      conn.putStatus(422);
      return UserHtml.register(Form.of("user", said));
    }
    String to = auth.logIn(conn, accounts.find(said.value().email()).orElseThrow(), false);
    conn.flash().put("info", "Welcome!");
    return Redirect.to(to);
  }
}
