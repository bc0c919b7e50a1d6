package {{package}}.web;

import {{package}}.accounts.Accounts;
import {{package}}.accounts.PasswordChange;
import {{package}}.accounts.User;
import io.garuda.changeset.Changeset;
import io.garuda.conn.Conn;
import io.garuda.controller.Redirect;
import io.garuda.controller.UsePlug;
import io.garuda.view.Form;
import io.garuda.view.View;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

/** What users change of themselves. */
@RequestScoped
@UsePlug(RequireUser.class)
public class UserSettingsController {
  @Inject
  Accounts accounts;

  @Inject
  UserAuth auth;

  @Inject
  Conn conn;

  public View edit() {
    return UserHtml.settings(conn.get(UserAuth.USER), Form.of("user"));
  }

  public Object update() {
    User user = conn.get(UserAuth.USER);
    Changeset<PasswordChange> said =
        accounts.change(user, Changeset.cast(PasswordChange.class, conn.bodyParams()));
    if (!said.valid()) {
      conn.putStatus(422);
      // without what was typed: passwords are not shown again
      return UserHtml.settings(user, Form.of("user").errors(said.errors()));
    }
    auth.logIn(conn, user, false); // all logins have ended, this one too
    conn.flash().put("info", "Your password is changed; all other logins have ended.");
    return Redirect.to(UserSettingsPath.edit());
  }
}
