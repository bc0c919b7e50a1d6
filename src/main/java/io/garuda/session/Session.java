package io.garuda.session;

import io.garuda.assigns.Key;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * The session of one browser, under typed keys.
 *
 * <p>Inject it into any bean that runs within a request. A socket's {@code connect} asks its {@code
 * ConnectInfo} instead, which shows the session to pages of ours only.
 * Reading creates no session; the first {@link #put} does.
 */
public class Session {
  private HttpServletRequest request;

  /** Called by client proxies of CDI, which never touch the field. */
  @SuppressWarnings("NullAway")
  protected Session() {}

  public Session(HttpServletRequest request) {
    this.request = request;
  }

  public <T> Optional<T> find(Key<T> key) {
    HttpSession session = request.getSession(false);
    return session == null
        ? Optional.empty()
        : Optional.ofNullable(key.type().cast(session.getAttribute(key.name())));
  }

  /**
   * Will return a value that must be there.
   *
   * @throws NoSuchElementException if the session has none under this key
   */
  public <T> T get(Key<T> key) {
    return find(key)
        .orElseThrow(() -> new NoSuchElementException("expected \"" + key.name()
            + "\" in the session, got none; put it first or ask with find"));
  }

  /**
   * Will keep a value, and create the session if there was none.
   *
   * @throws IllegalArgumentException if the value is not {@link Serializable}
   */
  public <T> void put(Key<T> key, T value) {
    if (!(value instanceof Serializable)) {
      throw new IllegalArgumentException("expected a serializable value for \"" + key.name()
          + "\", got: " + value.getClass().getName() + "; keep an id in the session instead");
    }
    request.getSession(true).setAttribute(key.name(), key.type().cast(value));
  }

  public void remove(Key<?> key) {
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.removeAttribute(key.name());
    }
  }

  /** Will give the session another id and keep what it holds; do it at login. */
  public void renew() {
    if (request.getSession(false) != null) {
      request.changeSessionId();
    }
  }

  /** Will forget the session and all that it holds. */
  public void drop() {
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.invalidate();
    }
  }
}
