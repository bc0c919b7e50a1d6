package io.garuda.guide;

import io.garuda.conn.Conn;
import io.garuda.plug.Plug;

/** Tells browsers how long an answer took. */
final class TimeTaken implements Plug {
  @Override
  public void call(Conn conn) {
    long start = System.nanoTime();
    conn.beforeSend(() -> {
      long millis = (System.nanoTime() - start) / 1_000_000;
      conn.putHeader("server-timing", "app;dur=" + millis);
    });
  }
}
