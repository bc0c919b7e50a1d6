package io.garuda.contract;

import io.garuda.conn.Conn;
import io.garuda.plug.Plug;
import java.util.concurrent.atomic.AtomicInteger;

/** Tells how often the hook of an answer ran: once, before it was sent, whoever sends it. */
final class SentHook implements Plug {
  @Override
  public void call(Conn conn) {
    AtomicInteger times = new AtomicInteger();
    conn.beforeSend(
        () -> conn.putHeader("x-before-send", times.incrementAndGet() + " of " + conn.sent()));
  }
}
