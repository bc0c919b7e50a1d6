package io.garuda.plug;

import io.garuda.conn.Conn;

/** Routes {@code HEAD} as {@code GET} ({@code Plug.Head}); the container drops the body. */
public final class Head implements Plug {
  @Override
  public void call(Conn conn) {
    if (conn.method().equals("HEAD")) {
      conn.putMethod("GET");
    }
  }
}
