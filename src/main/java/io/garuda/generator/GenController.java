package io.garuda.generator;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adds a controller with its views and their test ({@code phx.gen.controller} in spirit). */
@Command(
    name = "gen.controller",
    description = "Adds a controller: gen.controller Hello index show",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class GenController extends Generator {
  private static final Set<String> CHANGES = Set.of("create", "update", "delete");

  @Parameters(index = "0", paramLabel = "NAME", description = "Such as Hello.")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private String name;

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "ACTION",
      description = "index, show (of an id), or the last part of a path.")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private List<String> actions;

  @Option(names = "--json", description = "Answers JSON, below /api.")
  private boolean json;

  @Override
  void generate(Path directory) {
    Project project = Project.in(directory);
    Name controller = Name.ofClass("a controller's name", Name.without("Controller", name));
    boolean html = !json;
    if (html) {
      project.needHtml("say --json for one that answers JSON");
    }
    Map<String, Object> values = project.values();
    values.put("html", html);
    values.put("class", controller.camel());
    values.put("folder", controller.snake());
    values.put("title", controller.title());
    String prefix = "/" + controller.dashed();
    List<Map<String, Object>> listed = actions.stream()
        .map(action -> action(action, html ? "" : "/api", prefix))
        .toList();
    values.put("actions", listed);
    values.put(
        "shown", listed.stream().anyMatch(action -> Boolean.TRUE.equals(action.get("show"))));

    Templates templates = project.templates();
    Plan plan = new Plan(directory);
    String type = "web/" + controller.camel();
    plan.write(
        project.java(type + "Controller"),
        templates.render("gen.controller/Controller.java", values));
    plan.write(
        project.test(type + "ControllerTest"),
        templates.render("gen.controller/ControllerTest.java", values));
    if (html) {
      plan.write(project.java(type + "Html"), templates.render("gen.controller/Html.java", values));
      for (Map<String, Object> action : listed) {
        values.putAll(action);
        plan.write(
            "src/main/jte/" + controller.snake() + "/" + action.get("template") + ".jte",
            templates.render("gen.controller/action.jte", values));
      }
    }
    List<Map<String, Object>> inOrder = new ArrayList<>(listed);
    // a path with an id would take those after it
    inOrder.sort(Comparator.comparing(action -> Boolean.TRUE.equals(action.get("show"))));
    StringBuilder routes = new StringBuilder();
    for (Map<String, Object> action : inOrder) {
      routes
          .append("      s.get(\"")
          .append(action.get("route"))
          .append("\", ")
          .append(controller.camel())
          .append("Controller.class, \"")
          .append(action.get("action"))
          .append("\");\n");
    }
    project.route(plan, html, routes.toString(), controller.camel() + "Controller.class");
    apply(plan);
  }

  private static Map<String, Object> action(String text, String scope, String prefix) {
    Name action = Name.ofSnake("an action", text);
    if (CHANGES.contains(action.snake())) {
      throw new GeneratorException("expected actions that show something, got: " + text
          + "; gen.html and gen.json write those that change something");
    }
    boolean show = action.snake().equals("show");
    String path =
        prefix + (show ? "/{id}" : action.snake().equals("index") ? "" : "/" + action.dashed());
    return Map.of(
        "action",
        action.lowerCamel(),
        "template",
        action.snake(),
        "method",
        action.camel(),
        "show",
        show,
        "json",
        "{\\\"data\\\":{" + (show ? "\\\"id\\\":\\\"7\\\"" : "") + "}}",
        "route",
        path,
        "asked",
        scope + path.replace("{id}", "7"));
  }
}
