package io.garuda.processor;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import io.garuda.router.PathTemplate;
import io.garuda.router.ResourceOptions;
import io.garuda.router.ResourceRoutes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.lang.model.element.TypeElement;

/** Does what {@link io.garuda.router.RouteTable} does, with what is known in the build. */
final class TableCalls {
  private final RouterReader reader;
  private final Expressions expressions;
  private final MountedRows mounted;
  private final List<ReadRoute> routes = new ArrayList<>();

  TableCalls(RouterReader reader, Expressions expressions, MountedRows mounted) {
    this.reader = reader;
    this.expressions = expressions;
    this.mounted = mounted;
  }

  List<ReadRoute> routes() {
    return routes;
  }

  void call(Value.Table table, String name, MethodInvocationTree call, Value.Frame frame) {
    List<Value> given = new ArrayList<>();
    call.getArguments().forEach(argument -> given.add(expressions.eval(argument, frame)));
    try {
      call(new At(table, call, frame, given), name);
    } catch (IllegalArgumentException e) {
      reader.warn("no path helper for this route: " + e.getMessage(), call, frame);
    }
  }

  private void call(At at, String name) {
    switch (name) {
      case "get", "post", "put", "patch", "delete", "options", "head", "connect", "trace" ->
        route(at, name.toUpperCase(Locale.ROOT), 0);
      case "match" -> at.text(0, "a method").ifPresent(method -> route(at, method, 1));
      case "scope" -> at.text(0, "a literal path").ifPresent(path -> scope(at, path, at.last()));
      case "resources" -> resources(at);
      case "mount" -> at.type(0).ifPresent(type -> mount(at, type));
      case "as" -> at.text(0, "a literal name").ifPresent(at.table::named);
      default -> {} // pipelines, hosts, forwards: no path leads there by an action
    }
  }

  /** A call on the table. */
  private final class At {
    private final Value.Table table;
    private final MethodInvocationTree call;
    private final Value.Frame frame;
    private final List<Value> given;

    At(Value.Table table, MethodInvocationTree call, Value.Frame frame, List<Value> given) {
      this.table = table;
      this.call = call;
      this.frame = frame;
      this.given = given;
    }

    Value last() {
      return given.get(given.size() - 1);
    }

    Optional<String> text(int index, String what) {
      if (given.size() > index && given.get(index) instanceof Value.Text text) {
        return Optional.of(text.text());
      }
      unread(index, what, "write it as a constant, a static final String");
      return Optional.empty();
    }

    Optional<TypeElement> type(int index) {
      if (given.size() > index && given.get(index) instanceof Value.Type type) {
        return Optional.of(type.type());
      }
      unread(index, "a class literal", "write it as RoomController.class");
      return Optional.empty();
    }

    /** Javac itself says where there are too few arguments. */
    void unread(int index, String what, String cure) {
      if (index >= given.size()) {
        return;
      }
      ExpressionTree argument = call.getArguments().get(index);
      reader.warn(
          "no path helper for this route: expected " + what + ", got: "
              + RouterReader.firstLine(argument) + "; " + cure,
          argument,
          frame);
    }

    ReadRoute.Place place() {
      return new ReadRoute.Place(call, frame.unit());
    }
  }

  private void route(At at, String method, int first) {
    Optional<String> path = at.text(first, "a literal path");
    Optional<TypeElement> controller = at.type(first + 1);
    Optional<String> action = at.text(first + 2, "a literal action");
    if (path.isPresent() && controller.isPresent() && action.isPresent()) {
      add(at, method, path.get(), controller.get(), action.get());
    }
  }

  private void add(At at, String method, String path, TypeElement controller, String action) {
    PathTemplate template = PathTemplate.parse(at.table.joined(path));
    routes.add(new ReadRoute(
        method.toUpperCase(Locale.ROOT),
        template,
        controller,
        action,
        at.table.name(),
        at.place()));
  }

  private void scope(At at, String path, Value block) {
    Value.Table scope = new Value.Table(at.table.joined(path), at.table.name());
    reader.block(block, scope, at.call, at.frame);
  }

  private void resources(At at) {
    Optional<String> path = at.text(0, "a literal path");
    Optional<TypeElement> controller = at.type(1);
    if (path.isEmpty() || controller.isEmpty()) {
      return;
    }
    ResourceOptions how = ResourceOptions.all();
    Optional<Value> nested = Optional.empty();
    for (int i = 2; i < at.given.size(); i++) {
      if (at.given.get(i) instanceof Value.Options options) {
        how = options.how();
      } else if (at.given.get(i) instanceof Value.Block block) {
        nested = Optional.of(block);
      } else {
        at.unread(i, "options such as only(INDEX, SHOW)", "write them here, or as a constant");
        return;
      }
    }
    ResourceRoutes resource =
        ResourceRoutes.of(path.get(), controller.get().getSimpleName().toString(), how);
    resource
        .rows()
        .forEach(row -> add(at, row.method(), row.path(), controller.get(), row.action()));
    nested.ifPresent(block -> scope(at, resource.member(), block));
  }

  private void mount(At at, TypeElement type) {
    for (MountedRows.Row row : mounted.of(type)) {
      add(at, row.verb(), row.path(), type, row.method());
    }
  }
}
