package {{package}}.web;

import io.garuda.conn.Conn;
import io.garuda.plug.Plug;

/** Sends whoever is logged in already to the first page. */
public class RedirectIfUser implements Plug {
  @Override
  public void call(Conn conn) {
    if (conn.find(UserAuth.USER).isPresent()) {
      conn.redirect(PagePath.home());
      conn.halt();
    }
  }
}
