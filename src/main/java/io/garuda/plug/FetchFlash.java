package io.garuda.plug;

import io.garuda.conn.Conn;
import io.garuda.session.Flash;
import io.garuda.session.Session;
import java.util.Optional;

/**
 * Brings the messages that the answer before left, and keeps those of a redirect ({@code
 * fetch_flash}); stands behind {@link FetchSession}.
 *
 * <p>The session is written only if there is something to keep or to forget.
 */
public final class FetchFlash implements Plug {
  @Override
  public void call(Conn conn) {
    if (conn.find(Flash.KEY).isPresent()) {
      return;
    }
    Optional<Flash> kept = conn.session().find(Flash.KEY);
    conn.assign(Flash.KEY, kept.map(Flash::new).orElseGet(Flash::new));
    conn.beforeSend(() -> keep(conn, kept.isPresent()));
  }

  private static void keep(Conn conn, boolean wasKept) {
    Session session = conn.session();
    boolean redirects = conn.answerStatus() >= 300 && conn.answerStatus() <= 308;
    if (redirects && !conn.flash().isEmpty()) {
      session.put(Flash.KEY, conn.flash());
    } else if (wasKept) {
      session.delete(Flash.KEY);
    }
  }
}
