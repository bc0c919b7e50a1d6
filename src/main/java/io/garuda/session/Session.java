package io.garuda.session;

import io.garuda.assigns.Key;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * The session of one browser, under typed keys ({@code Plug.Conn}'s functions for sessions).
 *
 * <p>Inject it into any bean that runs within a request. A socket's {@code connect} asks its {@code
 * ConnectInfo} instead, which shows the session to pages of ours only. Reading creates no session; the
 * first {@link #put} does. Confined to the request's thread.
 */
public interface Session {
  /** Will return a value; none if the session has none, or is none. */
  <T> Optional<T> find(Key<T> key);

  /**
   * Will return a value that must be there.
   *
   * @throws NoSuchElementException if the session has none under this key
   */
  default <T> T get(Key<T> key) {
    return find(key)
        .orElseThrow(() -> new NoSuchElementException("expected \"" + key.name()
            + "\" in the session, got none; put it first or ask with find"));
  }

  /** Will return all that it holds by name, as the store has it ({@code get_session/1}). */
  Map<String, Object> all();

  /**
   * Will keep a value, and create the session if there was none.
   *
   * @throws IllegalArgumentException if the store cannot keep it: it, or something in it, is not
   *     {@link java.io.Serializable}, or, in a {@link CookieStore}, nothing that JSON can hold
   * @throws IllegalStateException if a {@link CookieStore}'s answer has begun
   */
  <T> void put(Key<T> key, T value);

  /** Will forget a value ({@code delete_session/2}). */
  void delete(Key<?> key);

  /** Will forget all values and go on with the same session ({@code clear_session/1}). */
  void clear();

  /**
   * Will give the session another id and another CSRF token, and keep what it holds; do it at login
   * ({@code configure_session(renew: true)}), so that whoever planted the session does not share it.
   */
  void renew();

  /**
   * Will forget the session and all that it holds, and let its cookie expire in the answer ({@code
   * configure_session(drop: true)}).
   *
   * <p>What is put after it begins another session.
   */
  void drop();
}
