package io.garuda.plug;

import io.garuda.conn.Conn;
import jakarta.enterprise.inject.spi.CDI;
import java.util.ArrayList;
import java.util.List;

/**
 * Plugs under a name, in order; immutable.
 *
 * @param name shown in the route table
 */
public record Pipeline(String name, List<Plug> plugs) {
  public Pipeline {
    if (name.isBlank()) {
      throw new IllegalArgumentException(
          "expected a name such as \"browser\", got: \"" + name + "\"");
    }
    plugs = List.copyOf(plugs);
  }

  public static Pipeline named(String name) {
    return new Pipeline(name, List.of());
  }

  /** Will return this pipeline with one more plug at its end. */
  public Pipeline plug(Plug plug) {
    List<Plug> more = new ArrayList<>(plugs);
    more.add(plug);
    return new Pipeline(name, more);
  }

  /**
   * Will return this pipeline with one more plug at its end, which may have things injected.
   *
   * @param bean a CDI bean, {@code @ApplicationScoped} or {@code @RequestScoped}; asked for at each request
   */
  public Pipeline plug(Class<? extends Plug> bean) {
    return plug(conn -> CDI.current().select(bean).get().call(conn));
  }

  /** Will run the plugs until one halts. */
  public void call(Conn conn) {
    for (Plug plug : plugs) {
      if (conn.halted()) {
        return;
      }
      plug.call(conn);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
