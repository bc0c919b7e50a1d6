package io.garuda.guide;

import io.garuda.conn.Conn;
import io.garuda.plug.Plug;

/** Keeps answers out of caches. */
public final class NoStore implements Plug {
  @Override
  public void call(Conn conn) {
    conn.putHeader("cache-control", "no-store");
  }
}
