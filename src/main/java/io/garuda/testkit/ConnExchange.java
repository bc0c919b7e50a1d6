package io.garuda.testkit;

import io.garuda.conn.Conn;
import io.garuda.endpoint.ConnSetup;
import io.garuda.error.RenderErrors;
import io.garuda.session.Session;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One request on its way: what the test gives to the server's thread, and what that leaves. */
final class ConnExchange {
  /** Names the exchange to the server, which takes it away before the application sees it. */
  static final String HEADER = "x-garuda-test";

  private static final int FRAMES = 30;

  private final String method;
  private final String path;
  private final @Nullable String remoteIp;
  private final List<Consumer<Session>> session;
  private final List<Consumer<Conn>> setup;
  private final CountDownLatch left = new CountDownLatch(1);
  private volatile @Nullable Thread thread;
  private volatile @Nullable Conn conn;

  ConnExchange(
      String method,
      String path,
      @Nullable String remoteIp,
      List<Consumer<Session>> session,
      List<Consumer<Conn>> setup) {
    this.method = method;
    this.path = path;
    this.remoteIp = remoteIp;
    this.session = List.copyOf(session);
    this.setup = List.copyOf(setup);
  }

  String method() {
    return method;
  }

  /** Will return the client's address; none means this machine's. */
  Optional<String> remoteIp() {
    return Optional.ofNullable(remoteIp);
  }

  /** Called by the server's thread, in front of the application. */
  void enter(HttpServletRequest request) {
    thread = Thread.currentThread();
    ConnSetup.put(request, opened -> {
      conn = opened;
      Session held = opened.session(); // here, where the request can still be asked for its cookies
      session.forEach(step -> step.accept(held));
      setup.forEach(step -> step.accept(opened));
    });
  }

  /** Called by the server's thread when it is done, though an answer may come from another one. */
  void leave() {
    thread = null;
    left.countDown();
  }

  /** Will tell whether the server's thread came; malformed requests end before. */
  boolean entered() {
    return thread != null || left.getCount() == 0;
  }

  /** Will wait until {@link #leave}, so that the test sees all that happened to the conn. */
  boolean awaitLeave(long nanos) throws InterruptedException {
    return left.await(nanos, TimeUnit.NANOSECONDS);
  }

  /** Will return the conn, once the request reached the endpoint. */
  Optional<Conn> conn() {
    return Optional.ofNullable(conn);
  }

  /** Will return what the endpoint answered with an error. */
  Optional<Throwable> error() {
    return conn().flatMap(known -> known.find(RenderErrors.ERROR));
  }

  /** Will say what the endpoint answered with an error, for the end of a message. */
  String because() {
    return error().map(error -> "; the endpoint answered " + error).orElse("");
  }

  /** Will say where the request is now. */
  String whereabouts() {
    Thread running = thread;
    if (running == null) {
      return left.getCount() == 0
          ? "its thread left it to be answered later"
          : "the server's connector has not handed it to the application";
    }
    StringBuilder text = new StringBuilder("thread \"" + running.getName() + "\" is at");
    StackTraceElement[] frames = running.getStackTrace();
    for (int i = 0; i < Math.min(FRAMES, frames.length); i++) {
      text.append("\n    ").append(frames[i]);
    }
    return text.toString();
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
