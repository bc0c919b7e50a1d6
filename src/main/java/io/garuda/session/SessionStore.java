package io.garuda.session;

import io.garuda.token.Tokens;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Where the sessions of an application are kept ({@code Plug.Session.Store}): in the container, by
 * default, or in a signed cookie.
 */
public interface SessionStore {
  /**
   * Will begin; called once, when the application starts.
   *
   * @throws IllegalStateException if something is missing, such as a secret
   */
  Opener start(ServletContext context, Tokens tokens);

  /** Finds the session of each request. */
  @FunctionalInterface
  interface Opener {
    /** Will open the session that the request's cookies name, or one that does not exist yet. */
    OpenSession open(HttpServletRequest request);
  }
}
