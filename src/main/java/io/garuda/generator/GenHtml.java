package io.garuda.generator;

import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

/** Adds a resource with a table, pages and forms ({@code phx.gen.html}). */
@Command(
    name = "gen.html",
    description =
        "Adds a resource with a table, pages and forms: gen.html Blog Post posts title:string"
            + " body:text",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class GenHtml extends ResourceGenerator {
  @Override
  void web(Project project, Resource resource, Plan plan, Map<String, Object> values) {
    project.needHtml("gen.json makes a resource without pages");
    Templates templates = project.templates();
    String type = "web/" + resource.type().camel();
    plan.write(
        project.java(type + "Controller"), templates.render("gen.html/Controller.java", values));
    plan.write(project.java(type + "Html"), templates.render("gen.html/Html.java", values));
    plan.write(
        project.test(type + "ControllerTest"),
        templates.render("gen.html/ControllerTest.java", values));
    for (String page : List.of("index", "show", "new", "edit", "form")) {
      plan.write(
          "src/main/jte/" + resource.type().snake() + "/" + page + ".jte",
          templates.render("gen.html/" + page + ".jte", values));
    }
    String route =
        "\"" + values.get("path") + "\", " + resource.type().camel() + "Controller.class";
    project.route(plan, true, "      s.resources(" + route + ");\n", route);
    plan.note("The table is made when the application starts. The pages are at "
        + values.get("path") + ".");
  }
}
