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
 * token as field {@code _csrf_token} of their body or as header {@code x-csrf-token}; see {@link
 * Conn#csrfToken}. What a {@code GET} answers as JavaScript is for {@code XMLHttpRequest} only: a
 * {@code script} element of any page could load it. Stands behind the parsers and the session.
 *
 * <p>Left out: tokens for other hosts.
 */
public final class ProtectFromForgery implements Plug {
  /** An assign that lets a request through unasked, as tests do; set it where no client decides. */
  public static final Key<Boolean> SKIP = Key.of("plug_skip_csrf_protection", Boolean.class);

  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

  private final boolean forgets;

  /** Will answer 403 to a request without the token. */
  public ProtectFromForgery() {
    this(false);
  }

  private ProtectFromForgery(boolean forgets) {
    this.forgets = forgets;
  }

  /**
   * Will return protection that lets such a request pass with an empty session, which nobody keeps,
   * and without its user ({@code with: :clear_session}). Beans of scope session stay the session's.
   */
  public ProtectFromForgery clearSession() {
    return new ProtectFromForgery(true);
  }

  @Override
  public void call(Conn conn) {
    if (conn.find(SKIP).orElse(false)) {
      return;
    }
    if (conn.method().equals("GET")) {
      conn.beforeSend(() -> refuseScript(conn));
    }
    if (SAFE.contains(conn.method()) || carriesToken(conn)) {
      return;
    }
    if (!forgets) {
      throw new InvalidCsrfTokenException();
    }
    conn.forgetSession();
  }

  private static boolean carriesToken(Conn conn) {
    return isValid(conn, conn.bodyParams().get("_csrf_token").orElse(""))
        || isValid(conn, conn.header("x-csrf-token").orElse(""));
  }

  private static boolean isValid(Conn conn, String token) {
    return CsrfToken.valid(conn.session(), token);
  }

  private static void refuseScript(Conn conn) {
    boolean script = conn.answerType()
        .filter(
            type -> type.startsWith("text/javascript") || type.startsWith("application/javascript"))
        .isPresent();
    if (script && !conn.header("x-requested-with").orElse("").equals("XMLHttpRequest")) {
      throw new InvalidCrossOriginRequestException();
    }
  }
}
