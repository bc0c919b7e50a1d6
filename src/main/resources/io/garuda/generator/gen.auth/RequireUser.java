package {{package}}.web;

import io.garuda.conn.Conn;
import io.garuda.plug.Plug;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Sends whoever is not logged in to the login, and back afterwards. */
@ApplicationScoped
public class RequireUser implements Plug {
  @Inject
  UserAuth auth;

  @Override
  public void call(Conn conn) {
    if (conn.find(UserAuth.USER).isEmpty()) {
      auth.returnTo(conn);
      conn.flash().put("error", "You must log in to access this page.");
      conn.redirect(UserSessionPath.newForm());
      conn.halt();
    }
  }
}
