package io.garuda.testkit;

import io.garuda.endpoint.Endpoint;
import io.garuda.router.Routes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Session;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.util.SessionConfig;

/** A Tomcat in this process that runs the application of an endpoint, behind a socket file. */
final class ConnServer implements AutoCloseable {
  private final ConnFolder folder;
  private final Tomcat tomcat;
  private final Context context;
  private final ConnValve valve;

  ConnServer(ConnFolder folder, Tomcat tomcat, Context context, ConnValve valve) {
    this.folder = folder;
    this.tomcat = tomcat;
    this.context = context;
    this.valve = valve;
  }

  /**
   * Will start it: 1 to 3 s.
   *
   * @param amongTests whether the application is the endpoint's package and those below, and not all
   *     that lies beside them
   * @throws IllegalStateException if Tomcat is not on the class path, or the application does not start
   */
  static ConnServer start(Class<? extends Endpoint> endpoint, boolean amongTests) {
    try {
      return ConnTomcat.start(endpoint, amongTests);
    } catch (NoClassDefFoundError e) {
      throw new IllegalStateException(
          "expected an embedded Tomcat on the test's class path, got: " + e.getMessage()
              + " is missing; add org.apache.tomcat.embed:tomcat-embed-core, tomcat-embed-el and"
              + " tomcat-embed-websocket in scope test",
          e);
    }
  }

  /**
   * Will send a request and wait for the whole answer, and for the request's thread to be done.
   *
   * @param bytes makes the request, given what its header {@link ConnExchange#HEADER} must say
   * @throws AssertionError if there is no whole answer within the deadline
   */
  ConnAnswer send(ConnExchange exchange, Function<String, byte[]> bytes, Duration deadline) {
    long end = System.nanoTime() + deadline.toNanos();
    String id = valve.expect(exchange);
    try {
      byte[] all = ConnSocket.exchange(folder.socket(), bytes.apply(id), end);
      ConnAnswer answer = ConnAnswer.parse(exchange.method(), all);
      if (exchange.entered() && !exchange.awaitLeave(end - System.nanoTime())) {
        throw new SocketTimeoutException();
      }
      return answer;
    } catch (SocketTimeoutException e) {
      throw new AssertionError(
          "expected an answer to " + exchange + " within " + deadline.toMillis() + " ms, got none; "
              + exchange.whereabouts(),
          e);
    } catch (IOException e) {
      throw new AssertionError(
          "expected a whole answer to " + exchange + ", got: " + e.getMessage()
              + exchange.because(),
          exchange.error().orElse(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for " + exchange, e);
    } finally {
      valve.forget(id);
    }
  }

  /** Will return the application's table. */
  Routes routes() {
    Object routes = context.getServletContext().getAttribute(Routes.class.getName());
    return (Routes) Objects.requireNonNull(routes, "the endpoint keeps its table there");
  }

  /** Will return a copy of the session that these cookies name; empty if there is none. */
  Map<String, Object> session(Map<String, String> cookies) {
    String id = cookies.get(SessionConfig.getSessionCookieName(context));
    Map<String, Object> copy = new HashMap<>();
    try {
      Session found = id == null ? null : context.getManager().findSession(id);
      if (found != null && found.isValid()) {
        Collections.list(found.getSession().getAttributeNames())
            .forEach(name -> copy.put(name, found.getSession().getAttribute(name)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return copy;
  }

  @Override
  public void close() {
    try {
      tomcat.stop();
      tomcat.destroy();
    } catch (LifecycleException e) {
      throw new IllegalStateException("expected the test's server to stop", e);
    } finally {
      folder.close();
    }
  }
}
