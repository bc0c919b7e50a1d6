package io.garuda.session;

import io.garuda.param.MalformedParamsException;
import io.garuda.token.Tokens;
import jakarta.servlet.ServletContext;
import jakarta.servlet.SessionCookieConfig;
import jakarta.servlet.SessionTrackingMode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps sessions in the container, as {@code HttpSession}s; it may replicate them.
 *
 * <p>Their cookie is {@code HttpOnly} and {@code SameSite=Lax}, and {@code Secure} over https. Ids never
 * stand in URLs. What the application's {@code web.xml} says of the cookie or of tracking wins.
 *
 * @param idle how long a session outlives its last request; null means what {@code web.xml} says, 30
 *     minutes if it says nothing
 */
public record ContainerStore(@Nullable Duration idle) implements SessionStore {
  private static final String SAME_SITE = "SameSite";

  public ContainerStore {
    if (idle != null
        && (idle.toMinutes() < 1 || !idle.equals(Duration.ofMinutes(idle.toMinutes())))) {
      throw new IllegalArgumentException("expected whole minutes, one or more, got: " + idle
          + "; containers count the idle time of sessions so");
    }
  }

  public ContainerStore() {
    this(null);
  }

  @Override
  public Opener start(ServletContext context, Tokens tokens) {
    protect(context);
    if (idle != null) {
      context.setSessionTimeout(Math.toIntExact(idle.toMinutes()));
    }
    return ContainerSession::new;
  }

  /**
   * Will refuse a request whose path has the id of a session, where only cookies may: Payara takes it
   * from any link, so whoever made the link would share the session. Done by the endpoint.
   *
   * @throws MalformedParamsException if it has
   */
  public static void refuseIdInPath(HttpServletRequest request) {
    if (request.isRequestedSessionIdFromURL()
        && !request
            .getServletContext()
            .getEffectiveSessionTrackingModes()
            .contains(SessionTrackingMode.URL)) {
      throw new MalformedParamsException(
          "expected the id of a session in a cookie, got one in the path", null);
    }
  }

  /**
   * Will add to a cookie that the container set what it left out: {@code SameSite} on Payara, and {@code
   * Secure} where only a proxy speaks https. Done by the endpoint.
   */
  public static void completeCookie(HttpServletRequest request, HttpServletResponse response) {
    SessionCookie.complete(request, response);
  }

  /** Will set what keeps the container's sessions safe; session beans live in them in any store. */
  static void protect(ServletContext context) {
    SessionCookieConfig cookie = context.getSessionCookieConfig();
    if (cookie.getAttribute("HttpOnly") == null) {
      cookie.setHttpOnly(true);
    }
    if (cookie.getAttribute(SAME_SITE) == null) {
      cookie.setAttribute(SAME_SITE, "Lax");
    }
    // An id in a link is a session that somebody else may have begun.
    if (context
        .getEffectiveSessionTrackingModes()
        .equals(context.getDefaultSessionTrackingModes())) {
      context.setSessionTrackingModes(Set.of(SessionTrackingMode.COOKIE));
    }
  }
}
