package io.garuda.router;

import io.garuda.plug.Plug;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Collectors;

/** What a route leads to. */
public sealed interface RouteTarget {
  /** Will return the class that answers: a controller, a resource of JAX-RS, a plug. */
  Class<?> type();

  /** Will return what the table shows as the action. */
  String name();

  /** A controller's public method, named in the table. */
  record Action(Class<?> type, String name) implements RouteTarget {}

  /**
   * Methods of a mounted class that JAX-RS tells apart by the media types that they take and give.
   *
   * @param methods one or more, of one verb and path
   */
  record Resource(Class<?> type, List<Method> methods) implements RouteTarget {
    public Resource {
      methods = List.copyOf(methods);
    }

    /** Will return the class and all that it inherits from: classes first, then interfaces. */
    public List<Class<?>> lineage() {
      return ResourceClass.lineage(type).toList();
    }

    @Override
    public String name() {
      return methods.stream().map(Method::getName).collect(Collectors.joining(","));
    }
  }

  /** A plug that answers all below a prefix. */
  record Forward(Plug plug) implements RouteTarget {
    @Override
    public Class<?> type() {
      return plug.getClass();
    }

    @Override
    public String name() {
      return "forward";
    }
  }
}
