package io.garuda.router;

import io.garuda.assigns.Key;
import io.garuda.conn.Conn;
import io.garuda.plug.Pipeline;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;

/**
 * What a route has from its scopes.
 *
 * @param hosts exact, or prefixes that end with a dot; none for any host
 * @param pipelines in the order in which they run
 * @param assigns put on the conn before the pipelines
 * @param log the level at which requests of the route are logged
 */
public record RouteOptions(
    List<String> hosts, List<Pipeline> pipelines, List<Assign<?>> assigns, Level log) {
  static final RouteOptions NONE = new RouteOptions(List.of(), List.of(), List.of(), Level.DEBUG);

  /** A value under its key. */
  public record Assign<T>(Key<T> key, T value) {
    private void putOn(Conn conn) {
      conn.assign(key, value);
    }
  }

  public RouteOptions {
    hosts = List.copyOf(hosts);
    pipelines = List.copyOf(pipelines);
    assigns = List.copyOf(assigns);
  }

  /** Will put the assigns on a conn. */
  public void assignTo(Conn conn) {
    for (Assign<?> assign : assigns) {
      assign.putOn(conn);
    }
  }

  RouteOptions withHosts(List<String> others) {
    return new RouteOptions(others, pipelines, assigns, log);
  }

  RouteOptions withPipeline(Pipeline last) {
    List<Pipeline> more = new ArrayList<>(pipelines);
    more.add(last);
    return new RouteOptions(hosts, more, assigns, log);
  }

  <T> RouteOptions withAssign(Key<T> key, T value) {
    List<Assign<?>> more = new ArrayList<>(assigns);
    more.removeIf(assign -> assign.key().equals(key));
    more.add(new Assign<>(key, key.type().cast(value)));
    return new RouteOptions(hosts, pipelines, more, log);
  }

  RouteOptions withLog(Level level) {
    return new RouteOptions(hosts, pipelines, assigns, level);
  }
}
