package io.garuda.guide;

import io.garuda.conn.Conn;
import io.garuda.plug.Plug;

/** Answers all below a path. */
final class Hooks implements Plug {
  @Override
  public void call(Conn conn) {
    if (conn.method().equals("POST")) {
      conn.respond(202, "text/plain", "taken for " + conn.rawPath());
    }
  }
}
