package io.garuda.conn;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A session that lives as long as its request. */
final class ForgottenSession implements HttpSession {
  private final ServletContext context;
  private final long created = Clock.systemUTC().millis();
  private final Map<String, Object> values = new LinkedHashMap<>();

  ForgottenSession(ServletContext context) {
    this.context = context;
  }

  @Override
  public long getCreationTime() {
    return created;
  }

  @Override
  public String getId() {
    return "forgotten";
  }

  @Override
  public long getLastAccessedTime() {
    return created;
  }

  @Override
  public ServletContext getServletContext() {
    return context;
  }

  @Override
  public void setMaxInactiveInterval(int seconds) {
    // it ends with its request
  }

  @Override
  public int getMaxInactiveInterval() {
    return 0;
  }

  @Override
  public @Nullable Object getAttribute(String name) {
    return values.get(name);
  }

  @Override
  public Enumeration<String> getAttributeNames() {
    return Collections.enumeration(values.keySet());
  }

  @Override
  public void setAttribute(String name, @Nullable Object value) {
    if (value == null) {
      values.remove(name);
    } else {
      values.put(name, value);
    }
  }

  @Override
  public void removeAttribute(String name) {
    values.remove(name);
  }

  @Override
  public void invalidate() {
    values.clear();
  }

  @Override
  public boolean isNew() {
    return true;
  }
}
