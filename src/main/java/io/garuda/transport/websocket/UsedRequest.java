package io.garuda.transport.websocket;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger.Level;
import java.lang.reflect.Field;

/**
 * The server's own object behind a request that was upgraded.
 *
 * <p>Payara uses these objects again and again, for whatever application, and takes all from them but the
 * handler of their last upgrade. So each kept an application that was undeployed long ago, until it served
 * a WebSocket again.
 */
final class UsedRequest {
  private static final System.Logger LOG = System.getLogger(UsedRequest.class.getName());
  private static final String PAYARA = "org.apache.catalina.connector.";

  private UsedRequest() {}

  /** Will take the handler from Payara's object; to be called while that is still this request's. */
  static void forgetHandler(HttpServletRequest request) {
    ServletRequest facade = request;
    while (facade instanceof ServletRequestWrapper wrapper) {
      facade = wrapper.getRequest();
    }
    try {
      Object used = field(facade.getClass(), "RequestFacade", "request").get(facade);
      if (used != null) {
        field(used.getClass(), "Request", "httpUpgradeHandler").set(used, null);
      }
    } catch (ReflectiveOperationException | RuntimeException e) {
      LOG.log(Level.DEBUG, "the server is not the Payara that keeps a request's handler", e);
    }
  }

  private static Field field(Class<?> type, String declared, String name)
      throws NoSuchFieldException {
    for (Class<?> each = type; each != null; each = each.getSuperclass()) {
      if (each.getName().equals(PAYARA + declared)) {
        Field field = each.getDeclaredField(name);
        field.setAccessible(true);
        return field;
      }
    }
    throw new NoSuchFieldException(PAYARA + declared + "." + name);
  }
}
