package io.garuda.guide;

import io.garuda.conn.Conn;
import io.garuda.plug.Plug;

/** Sends who is not signed in to the login; stands behind {@link FetchUser}. */
final class RequireUser implements Plug {
  @Override
  public void call(Conn conn) {
    if (conn.find(FetchUser.USER).isEmpty()) {
      conn.flash().put("error", "Please sign in first.");
      conn.redirect(LoginPath.newForm());
    }
  }
}
