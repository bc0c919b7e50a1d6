package io.garuda.plug;

import io.garuda.conn.Conn;

/** One step of a request's way. */
@FunctionalInterface
public interface Plug {
  /** Will look at the request or change it; called on the request's thread, may block. */
  void call(Conn conn);
}
