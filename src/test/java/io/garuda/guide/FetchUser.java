package io.garuda.guide;

import io.garuda.assigns.Key;
import io.garuda.conn.Conn;
import io.garuda.plug.Plug;

/** Puts on the conn who is signed in, if somebody is. */
final class FetchUser implements Plug {
  static final Key<String> USER = Key.of("user", String.class);

  @Override
  public void call(Conn conn) {
    conn.session().find(USER).ifPresent(name -> conn.assign(USER, name));
  }
}
