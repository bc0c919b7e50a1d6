package io.garuda.rules.planted.assigns;

import io.garuda.rules.planted.conn.Used;

/** Uses a higher layer. */
final class UsesConn {
  Used higher = new Used();
}
