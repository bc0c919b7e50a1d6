package io.garuda.conn;

import jakarta.servlet.ServletContext;
import jakarta.servlet.SessionCookieConfig;
import jakarta.servlet.SessionTrackingMode;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Set;

/** An application without a container, of which nobody asks much. */
public final class FakeContext {
  private FakeContext() {}

  /** Will return one at a context path. */
  public static ServletContext at(String path) {
    return at(path, Map.of());
  }

  /** Will return one at a context path, with attributes. */
  static ServletContext at(String path, Map<String, Object> attributes) {
    SessionCookieConfig cookie =
        proxy(SessionCookieConfig.class, (proxy, called, arguments) -> null);
    return proxy(ServletContext.class, (proxy, called, arguments) -> switch (called.getName()) {
      case "getContextPath" -> path;
      case "getAttribute" -> attributes.get((String) arguments[0]);
      case "getSessionCookieConfig" -> cookie;
      case "getEffectiveSessionTrackingModes" -> Set.of(SessionTrackingMode.COOKIE);
      case "getDefaultSessionTrackingModes" -> Set.of(SessionTrackingMode.URL);
      default -> null;
    });
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
