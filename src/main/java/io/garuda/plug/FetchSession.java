package io.garuda.plug;

import io.garuda.conn.Conn;

/**
 * Says that the answers of a pipeline depend on the session ({@code fetch_session}).
 *
 * <p>The session is fetched when somebody asks for it; what is left to do is to keep such answers out
 * of shared caches, unless the action decides otherwise.
 */
public final class FetchSession implements Plug {
  @Override
  public void call(Conn conn) {
    conn.putHeader("cache-control", "max-age=0, private, must-revalidate");
  }
}
