package io.garuda.controller;

/**
 * Sends the browser to another page of this application with 302 ({@code redirect(to:)}).
 *
 * @param path such as {@code /rooms/lobby}, without the context path
 */
public record Redirect(String path) {
  /**
   * Will redirect to a local path.
   *
   * <p>A path that leads elsewhere (another host, {@code //}, a backslash, a control character) throws
   * when it is answered, so that no input can send a user to a stranger.
   */
  public static Redirect to(String path) {
    return new Redirect(path);
  }
}
