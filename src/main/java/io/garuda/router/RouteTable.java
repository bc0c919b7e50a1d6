package io.garuda.router;

import io.garuda.assigns.Key;
import io.garuda.plug.Pipeline;
import io.garuda.plug.Plug;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Takes the declarations of a {@link Router}, from top to bottom; one for the whole and one for
 * each scope.
 *
 * <p>What a scope says by {@link #host}, {@link #assign}, {@link #log} and {@link #pipeThrough} holds
 * for its following routes and scopes; for one route, put a scope around it.
 */
public final class RouteTable {
  private static final Pattern METHOD = Pattern.compile("\\*|[A-Z][A-Z-]*");
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");
  private static final Pattern HOST = Pattern.compile("[^\\s/:*?#@]+");

  private final List<Route> rows;
  private final String prefix;
  private RouteOptions options;

  RouteTable() {
    this(new ArrayList<>(), "", RouteOptions.NONE);
  }

  private RouteTable(List<Route> rows, String prefix, RouteOptions options) {
    this.rows = rows;
    this.prefix = prefix;
    this.options = options;
  }

  List<Route> declared() {
    return rows;
  }

  /**
   * Will declare routes below a path; they inherit the options of this scope.
   *
   * @param block also another router's: {@code r.scope("/admin", new AdminRouter()::routes)}
   */
  public void scope(String path, Consumer<RouteTable> block) {
    block.accept(new RouteTable(rows, join(path), options));
  }

  /**
   * Will take the following routes of this scope for these hosts only, in place of those before.
   *
   * @param names exact, or prefixes that end with a dot: {@code admin.}; without a port
   */
  public void host(String... names) {
    List<String> hosts =
        Arrays.stream(names).map(name -> name.toLowerCase(Locale.ROOT)).toList();
    if (hosts.isEmpty() || !hosts.stream().allMatch(host -> HOST.matcher(host).matches())) {
      throw new IllegalArgumentException("expected hosts such as \"example.com\" or \"admin.\" in"
          + " scope \"" + scopeName() + "\", got: " + Arrays.toString(names));
    }
    options = options.withHosts(hosts);
  }

  /**
   * Will put a name before those of the path helpers of the following routes of this scope: {@code
   * as("admin")} makes {@code AdminRoomPath} of {@code RoomController}. Names of inner scopes follow.
   *
   * @param name of small letters, digits and underscores
   */
  public void as(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("expected a name such as \"admin\" in scope \""
          + scopeName() + "\", got: \"" + name + "\"");
    }
  }

  /** Will put a value on the conn before the pipelines of the following routes of this scope. */
  public <T> void assign(Key<T> key, T value) {
    options = options.withAssign(key, value);
  }

  /** Will log requests of the following routes of this scope at a level; by default DEBUG, OFF for none. */
  public void log(Level level) {
    options = options.withLog(level);
  }

  /**
   * Will send the following routes of this scope through pipelines, after those before.
   *
   * @throws IllegalArgumentException if they go through one already
   */
  public void pipeThrough(Pipeline... pipelines) {
    for (Pipeline pipeline : pipelines) {
      for (Pipeline before : options.pipelines()) {
        if (before.name().equals(pipeline.name())) {
          throw new IllegalArgumentException("expected each pipeline once in scope \"" + scopeName()
              + "\", got \"" + pipeline.name() + "\" twice; remove the inner pipeThrough");
        }
      }
      options = options.withPipeline(pipeline);
    }
  }

  public void get(String path, Class<?> controller, String action) {
    match("GET", path, controller, action);
  }

  public void post(String path, Class<?> controller, String action) {
    match("POST", path, controller, action);
  }

  public void put(String path, Class<?> controller, String action) {
    match("PUT", path, controller, action);
  }

  public void patch(String path, Class<?> controller, String action) {
    match("PATCH", path, controller, action);
  }

  public void delete(String path, Class<?> controller, String action) {
    match("DELETE", path, controller, action);
  }

  public void options(String path, Class<?> controller, String action) {
    match("OPTIONS", path, controller, action);
  }

  /** Will declare a route for {@code HEAD}; needed only where no {@code Head} plug stands. */
  public void head(String path, Class<?> controller, String action) {
    match("HEAD", path, controller, action);
  }

  /** Will declare a route for {@code CONNECT}, which Tomcat refuses by itself. */
  public void connect(String path, Class<?> controller, String action) {
    match("CONNECT", path, controller, action);
  }

  /** Will declare a route for {@code TRACE}, which servers refuse unless they are told not to. */
  public void trace(String path, Class<?> controller, String action) {
    match("TRACE", path, controller, action);
  }

  /**
   * Will declare a route.
   *
   * @param method such as {@code GET}, or {@link Route#ANY_METHOD}
   * @param path such as {@code /rooms/{id}}, below that of the scope
   * @param action name of the controller's public method
   */
  public void match(String method, String path, Class<?> controller, String action) {
    add(
        method.toUpperCase(Locale.ROOT),
        PathTemplate.parse(join(path)),
        new RouteTarget.Action(controller, action));
  }

  /** Will declare the seven routes of a resource. */
  public void resources(String path, Class<?> controller) {
    resources(path, controller, ResourceOptions.all());
  }

  /** Will declare routes of a resource. */
  public void resources(String path, Class<?> controller, ResourceOptions how) {
    resources(path, controller, how, nested -> {});
  }

  /** Will declare the seven routes of a resource, then others below one of it. */
  public void resources(String path, Class<?> controller, Consumer<RouteTable> nested) {
    resources(path, controller, ResourceOptions.all(), nested);
  }

  /**
   * Will declare routes of a resource, then others below one of it.
   *
   * @param nested declares below {@code /users/{user_id}}, for a {@code UserController} at
   *     {@code /users}
   */
  public void resources(
      String path, Class<?> controller, ResourceOptions how, Consumer<RouteTable> nested) {
    ResourceRoutes resource = ResourceRoutes.of(path, controller.getSimpleName(), how);
    for (ResourceRoutes.Row row : resource.rows()) {
      match(row.method(), row.path(), controller, row.action());
    }
    scope(resource.member(), nested);
  }

  /**
   * Will hand all requests at and below a path to a plug, whatever their method.
   *
   * <p>The plug sees what is below: {@link io.garuda.conn.Conn#rawPath} without the prefix, and that
   * in {@link io.garuda.conn.Conn#scriptName}. It answers or halts; if it does neither, nothing is
   * there: 404.
   *
   * @throws IllegalArgumentException if the path has parameters, or the plug has another prefix
   */
  public void forward(String path, Plug plug) {
    for (Route row : rows) {
      if (row.target() instanceof RouteTarget.Forward other && other.plug() == plug) {
        throw new IllegalArgumentException(
            "expected each plug once behind a forward, got one for \"" + row.path() + "\" and \""
                + join(path) + "\"; make another instance of it");
      }
    }
    add(Route.ANY_METHOD, PathTemplate.below(join(path)), new RouteTarget.Forward(plug));
  }

  /**
   * Will declare a route for each verb and {@code @Path} of an annotated JAX-RS resource class.
   *
   * <p>Within the class the most literal path comes first, as JAX-RS has it.
   *
   * @throws IllegalArgumentException if it has no {@code @Path} or no verb, or a sub-resource locator
   */
  public void mount(Class<?> resource) {
    for (ResourceClass.Row row : ResourceClass.rows(resource)) {
      add(
          row.verb(),
          PathTemplate.parse(join(row.path())),
          new RouteTarget.Resource(resource, row.methods()));
    }
  }

  private void add(String method, PathTemplate path, RouteTarget target) {
    if (!METHOD.matcher(method).matches()) {
      throw new IllegalArgumentException(
          "expected a method such as GET or * for \"" + path + "\", got: \"" + method + "\"");
    }
    rows.add(new Route(rows.size(), method, path, target, options));
  }

  private String join(String path) {
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException("expected a path that begins with \"/\" in scope \""
          + scopeName() + "\", got: \"" + path + "\"");
    }
    String joined = (prefix.equals("/") ? "" : prefix) + (path.equals("/") ? "" : path);
    return joined.isEmpty() ? "/" : joined;
  }

  private String scopeName() {
    return prefix.isEmpty() ? "/" : prefix;
  }
}
