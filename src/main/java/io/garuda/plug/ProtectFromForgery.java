package io.garuda.plug;

import io.garuda.assigns.Key;
import io.garuda.conn.Conn;
import io.garuda.session.CsrfToken;
import java.util.Set;

/**
 * Refuses changes that another site's page sends in the user's name ({@code
 * Plug.CSRFProtection}).
 *
 * <p>Requests other than {@code GET}, {@code HEAD} and {@code OPTIONS} must carry the session's
 * token as parameter {@code _csrf_token} or header {@code x-csrf-token}; see {@link
 * Conn#csrfToken}. Stands behind the parsers and the session.
 */
public final class ProtectFromForgery implements Plug {
  /** An assign that lets a request through unasked, as tests do; set it where no client decides. */
  public static final Key<Boolean> SKIP = Key.of("plug_skip_csrf_protection", Boolean.class);

  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

  @Override
  public void call(Conn conn) {
    if (SAFE.contains(conn.method()) || conn.find(SKIP).orElse(false)) {
      return;
    }
    boolean valid = conn.bodyParams()
        .get("_csrf_token")
        .or(() -> conn.header("x-csrf-token"))
        .filter(token -> CsrfToken.valid(conn.session(), token))
        .isPresent();
    if (!valid) {
      throw new InvalidCsrfTokenException();
    }
  }
}
