package io.garuda.endpoint;

import io.garuda.conn.Conn;
import io.garuda.param.LogText;
import io.garuda.param.ParamFilter;
import io.garuda.param.ShownParams;
import io.garuda.plug.RequestId;
import io.garuda.router.Route;
import io.garuda.router.Routes;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells in the log what became of one request, at the level of its route ({@code Phoenix.Logger}).
 *
 * <p>It sees a request come in, meet its route and end, the last perhaps on another thread.
 */
final class RequestLog {
  private static final Logger LOG = System.getLogger(RequestLog.class.getName());
  private static final Level UNROUTED = Level.DEBUG;
  private static final Set<Integer> FILES = Set.of(200, 206, 304);

  private final Conn conn;
  private final ParamFilter filter;
  private final String request;
  private final long started = System.nanoTime();
  private @Nullable Route route;

  private RequestLog(Conn conn, ParamFilter filter) {
    this.conn = conn;
    this.filter = filter;
    this.request = LogText.of(conn.method() + " " + conn.rawPath());
  }

  /** Will return the levels at which requests of a table are logged. */
  static Set<Level> levels(Routes routes) {
    return Stream.concat(
            Stream.of(UNROUTED),
            routes.list().stream().map(route -> route.options().log()))
        .filter(level -> level != Level.OFF)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Will begin to watch a request; null if the log takes none of the levels. */
  static @Nullable RequestLog open(Conn conn, Set<Level> levels, ParamFilter filter) {
    for (Level level : levels) {
      if (LOG.isLoggable(level)) {
        RequestLog log = new RequestLog(conn, filter);
        conn.atEnd(log::ended);
        return log;
      }
    }
    return null;
  }

  /** Will tell of the route, and of the parameters that are there before its pipelines. */
  void routed(Route found) {
    route = found;
    if (isOn()) {
      log(request);
      log("Processing with " + found.controller().getSimpleName() + "." + found.action()
          + "\n  Parameters: " + ShownParams.of(filter, conn::params) + "\n  Pipelines: "
          + found.pipelines());
    }
  }

  private void ended() {
    if (!isOn()) {
      return;
    }
    if (route == null) {
      if (FILES.contains(conn.answerStatus())) {
        return; // a plug's own answer, of Static for most: a page has many
      }
      log(request);
    }
    long micros = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - started);
    String time = micros < 1000 ? micros + "µs" : micros / 1000 + "ms";
    log("Sent " + conn.answerStatus() + " in " + time);
  }

  private Level level() {
    return route == null ? UNROUTED : route.options().log();
  }

  private boolean isOn() {
    return level() != Level.OFF && LOG.isLoggable(level());
  }

  private void log(String message) {
    String id = conn.find(RequestId.REQUEST_ID)
        .map(known -> "request_id=" + known + " ")
        .orElse("");
    LOG.log(level(), id + message);
  }
}
