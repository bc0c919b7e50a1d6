package io.garuda.endpoint;

import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Takes Weld's contexts off the thread that leaves a request which is answered later.
 *
 * <p>Tomcat tells listeners of a request's end when its answer ends, and on whatever thread that is. By
 * then the contexts would have stayed on the first thread, into the next request there.
 */
final class WeldRequest {
  private static final String LISTENER = "org.jboss.weld.module.web.servlet.WeldInitialListener";
  private static final String ENDED =
      "org.jboss.weld.module.web.servlet.HttpContextLifecycle.request.destroyed";

  private WeldRequest() {}

  /** Will do so if the request is answered later, and Weld is the application's own. */
  static void leave(HttpServletRequest request) {
    if (request.isAsyncStarted()
        && request.getServletContext().getAttribute(LISTENER) instanceof ServletRequestListener weld
        && weld.getClass().getClassLoader() == WeldRequest.class.getClassLoader()) {
      weld.requestDestroyed(new ServletRequestEvent(request.getServletContext(), request));
      request.setAttribute(ENDED, true); // it has heard of the end
    }
  }
}
