package {{package}}.web;

import io.garuda.conn.Conn;
import io.garuda.plug.Plug;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Assigns who is logged in, as {@link UserAuth#USER}. */
@ApplicationScoped
public class FetchUser implements Plug {
  @Inject
  UserAuth auth;

  @Override
  public void call(Conn conn) {
    auth.fetchUser(conn);
  }
}
