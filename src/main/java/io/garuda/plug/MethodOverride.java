package io.garuda.plug;

import io.garuda.conn.Conn;
import java.util.Locale;
import java.util.Set;

/**
 * Lets a form say {@code _method=put} ({@code Plug.MethodOverride}); stands behind the parsers.
 *
 * <p>Only a {@code POST} is changed, and only into {@code PUT}, {@code PATCH} or {@code DELETE}.
 */
public final class MethodOverride implements Plug {
  private static final Set<String> ALLOWED = Set.of("PUT", "PATCH", "DELETE");

  @Override
  public void call(Conn conn) {
    if (conn.method().equals("POST")) {
      conn.bodyParams()
          .get("_method")
          .map(method -> method.toUpperCase(Locale.ROOT))
          .filter(ALLOWED::contains)
          .ifPresent(conn::putMethod);
    }
  }
}
