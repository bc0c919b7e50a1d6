package io.garuda.endpoint;

import io.garuda.assigns.Key;
import io.garuda.conn.Conn;
import io.garuda.plug.Pipeline;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Consumer;

/** What the test kit puts on a request before it comes in; no client can. */
public final class ConnSetup {
  /** An assign: run this pipeline behind the endpoint's plugs, and neither route nor action. */
  public static final Key<Pipeline> BYPASS = Key.of("garuda_bypass", Pipeline.class);

  private static final String ATTRIBUTE = ConnSetup.class.getName();

  private final Consumer<Conn> setup;

  private ConnSetup(Consumer<Conn> setup) {
    this.setup = setup;
  }

  /** Will show the conn of this request to a test, on the request's thread, before any plug. */
  public static void put(HttpServletRequest request, Consumer<Conn> setup) {
    request.setAttribute(ATTRIBUTE, new ConnSetup(setup));
  }

  static void opened(Conn conn) {
    if (conn.servletRequest().getAttribute(ATTRIBUTE) instanceof ConnSetup test) {
      test.setup.accept(conn);
    }
  }
}
