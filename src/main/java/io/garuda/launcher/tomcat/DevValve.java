package io.garuda.launcher.tomcat;

import io.garuda.launcher.DevContainer;
import io.garuda.launcher.dev.Problem;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.jspecify.annotations.Nullable;

/**
 * Lets requests wait while the application starts anew, and shows a notice in its place.
 *
 * <p>Tomcat's own way, to pause the application, lets each request sleep for a second.
 */
final class DevValve extends ValveBase {
  private static final int LONGEST_SECONDS = 60;

  private volatile CompletableFuture<Boolean> started = new CompletableFuture<>();
  private volatile DevContainer.@Nullable Notice notice;
  private volatile int state;

  DevValve() {
    super(true);
  }

  /** Will let requests wait. */
  void hold() {
    if (started.isDone()) {
      started = new CompletableFuture<>();
    }
  }

  /** Will let them go on. */
  void release(boolean running) {
    started.complete(running);
  }

  /** Will show this from now on; what it is asked for waits no longer. */
  @SuppressWarnings("NonAtomicVolatileUpdate") // one thread alone writes it
  void show(DevContainer.@Nullable Notice shown) {
    if (shown != notice) {
      state++;
    }
    notice = shown;
    started.complete(false); // nothing was ever started: the first build failed
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    if (request.getRequestURI().equals(Problem.STATE_PATH)) {
      write(response, 200, "text/plain", Integer.toString(state));
      return;
    }
    boolean waits = !started.isDone();
    boolean running = running();
    DevContainer.Notice shown = notice;
    if (shown != null && wantsPage(request)) {
      write(response, 500, "text/html", shown.page(Integer.toString(state)));
    } else if (shown != null && !running) {
      write(response, 503, "text/plain", shown.text());
    } else if (!waits || again(request, response)) {
      getNext().invoke(request, response);
    }
  }

  private boolean running() throws ServletException {
    try {
      return started.get(LONGEST_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServletException("stopped", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new ServletException("expected the application to start within a minute", e);
    }
  }

  private static boolean wantsPage(Request request) {
    String accept = request.getHeader("Accept");
    return accept != null && accept.contains("text/html");
  }

  /** Will find the application's servlets for a request that came when there were others, or none. */
  private static boolean again(Request request, Response response) throws IOException {
    Connector connector = request.getConnector();
    request.getMappingData().recycle();
    try {
      return connector
          .getProtocolHandler()
          .getAdapter()
          .prepare(request.getCoyoteRequest(), response.getCoyoteResponse());
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) { // as it is declared
      throw new IOException(e);
    }
  }

  private static void write(Response response, int status, String type, String text)
      throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    response.setStatus(status);
    response.setContentType(type + ";charset=utf-8");
    response.setHeader("Cache-Control", "no-store");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
