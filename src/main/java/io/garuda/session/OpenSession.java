package io.garuda.session;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;

/** A session and the request that it belongs to; for the endpoint. */
public interface OpenSession extends Session {
  /** Will go on empty, and keep nothing of this request. */
  void forget();

  /** Will return what a socket is bound to, if there is a session; creates none. */
  Optional<BoundSession> bound();

  /** Will set the cookie that the answer needs, if any; called once, just before it begins. */
  void send(HttpServletResponse response);
}
