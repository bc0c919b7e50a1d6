package io.garuda.rules.planted.app;

import io.garuda.rules.planted.conn.Used;

/** Is of a higher layer, but business rules know nothing of the web. */
final class UsesConn {
  Used web = new Used();
}
