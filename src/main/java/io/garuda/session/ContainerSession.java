package io.garuda.session;

import io.garuda.assigns.Key;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A session that the container keeps. */
final class ContainerSession implements OpenSession {
  private final HttpServletRequest request;
  private boolean dropped;

  ContainerSession(HttpServletRequest request) {
    this.request = request;
  }

  @Override
  public <T> Optional<T> find(Key<T> key) {
    HttpSession session = request.getSession(false);
    return session == null
        ? Optional.empty()
        : Optional.ofNullable(key.type().cast(session.getAttribute(key.name())));
  }

  @Override
  public Map<String, Object> all() {
    Map<String, Object> all = new LinkedHashMap<>();
    HttpSession session = request.getSession(false);
    if (session != null) {
      names(session).forEach(name -> all.put(name, session.getAttribute(name)));
    }
    return all;
  }

  private static List<String> names(HttpSession session) {
    return new ArrayList<>(Collections.list(session.getAttributeNames()));
  }

  @Override
  public <T> void put(Key<T> key, T value) {
    SerializableCheck.check(key, value);
    request.getSession(true).setAttribute(key.name(), key.type().cast(value));
  }

  @Override
  public void delete(Key<?> key) {
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.removeAttribute(key.name());
    }
  }

  @Override
  public void clear() {
    HttpSession session = request.getSession(false);
    if (session != null) {
      names(session).forEach(session::removeAttribute);
    }
  }

  @Override
  public void renew() {
    if (request.getSession(false) != null) {
      request.changeSessionId();
      CsrfToken.forget(this);
    }
  }

  @Override
  public void drop() {
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.invalidate();
      dropped = true;
    }
  }

  @Override
  public Optional<BoundSession> bound() {
    return Optional.ofNullable(request.getSession(false)).map(BoundSession::of);
  }

  /** The request does it: all who ask it for a session get another one. */
  @Override
  public void forget() {}

  @Override
  public void send(HttpServletResponse response) {
    if (dropped && request.getSession(false) == null) {
      SessionCookie.ofContainer(request).expire(request, response);
    }
  }
}
