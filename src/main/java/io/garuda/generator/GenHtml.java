package io.garuda.generator;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Adds a resource with a table, pages and forms ({@code phx.gen.html}). */
@Command(
    name = "gen.html",
    description =
        "Adds a resource with a table, pages and forms: gen.html Blog Post posts title:string"
            + " body:text",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class GenHtml extends Generator {
  @Parameters(
      arity = "3..*",
      paramLabel = "ARGUMENT",
      description = {
        "CONTEXT RECORD TABLE FIELD...",
        "A field is name:type; types: string, text, integer, bigint, float, decimal, boolean, date,"
            + " time, datetime, uuid; or name:references:table."
      })
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private List<String> arguments;

  @Override
  void generate(Path directory) {
    Project project = Project.in(directory);
    project.needHtml("gen.json makes a resource without pages");
    Resource resource = Resource.parse(arguments);
    Plan plan = new Plan(directory);
    Map<String, Object> values = resource.rules(project, plan);

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
    String controller = resource.type().camel() + "Controller.class";
    project.route(
        plan,
        true,
        "      s.resources(\"" + values.get("path") + "\", " + controller + ");\n",
        "\"" + values.get("path") + "\", " + controller);
    plan.note("The table is made when the application starts. The pages are at "
        + values.get("path") + ".");
    apply(plan);
  }
}
