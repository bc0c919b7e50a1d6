package io.garuda.guide;

import io.garuda.conn.Conn;
import io.garuda.plug.Plug;
import java.util.Optional;

/** Stops who is not signed in; stands behind {@link FetchUser}. */
final class RequireUser implements Plug {
  @Override
  public void call(Conn conn) {
    if (conn.find(FetchUser.USER).isPresent()) {
      return;
    }
    if (conn.format().equals(Optional.of("json"))) {
      conn.respond(401, "application/json", "{\"errors\":{\"detail\":\"Unauthorized\"}}");
    } else {
      conn.flash().put("error", "Please sign in first.");
      conn.redirect(LoginPath.newForm());
    }
  }
}
