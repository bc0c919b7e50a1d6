package io.garuda.controller;

import io.garuda.path.RoutePath;
import java.net.URI;
import java.util.Set;

/**
 * Sends the browser to another page ({@code Phoenix.Controller.redirect/2}).
 *
 * @param location a path such as {@code /rooms/lobby}, without the context path, or a whole URI
 * @param external whether it is a URI
 * @param status 301, 302, 303, 307 or 308
 */
public record Redirect(String location, boolean external, int status) {
  private static final Set<Integer> STATUSES = Set.of(301, 302, 303, 307, 308);

  public Redirect {
    if (!STATUSES.contains(status)) {
      throw new IllegalArgumentException("expected a status of " + STATUSES + ", got: " + status);
    }
  }

  /**
   * Will redirect to a local path, with 302.
   *
   * <p>A path that leads elsewhere (another host, {@code //}, a backslash, a control character) throws
   * when it is answered, so that no input can send a user to a stranger.
   */
  public static Redirect to(String path) {
    return new Redirect(path, false, 302);
  }

  /** Will redirect to a path of this application, with 302. */
  public static Redirect to(RoutePath path) {
    return to(path.text());
  }

  /**
   * Will redirect to another site, with 302; never give it a client's input.
   *
   * @throws IllegalArgumentException if it is no absolute http or https URI
   */
  public static Redirect external(URI uri) {
    if (uri.getHost() == null
        || !("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))) {
      throw new IllegalArgumentException(
          "expected a URI such as \"https://example.com/\", got: \"" + uri + "\"");
    }
    return new Redirect(uri.toASCIIString(), true, 302);
  }

  /** Will return this redirect with another status, such as 303 behind a form. */
  public Redirect status(int code) {
    return new Redirect(location, external, code);
  }
}
