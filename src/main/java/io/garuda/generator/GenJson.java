package io.garuda.generator;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Adds a resource with a table for programs ({@code phx.gen.json}). */
@Command(
    name = "gen.json",
    description =
        "Adds a resource for programs: gen.json Shop Product products name:string price:decimal",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class GenJson extends Generator {
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
    Resource resource = Resource.parse(arguments);
    Plan plan = new Plan(directory);
    Map<String, Object> values = resource.rules(project, plan);

    Templates templates = project.templates();
    String type = "web/" + resource.type().camel();
    plan.write(
        project.java(type + "ApiController"), templates.render("gen.json/Controller.java", values));
    plan.write(project.java(type + "Json"), templates.render("gen.json/Json.java", values));
    plan.write(
        project.test(type + "ApiControllerTest"),
        templates.render("gen.json/ControllerTest.java", values));
    String controller = resource.type().camel() + "ApiController.class";
    project.route(
        plan,
        false,
        "      s.resources(\"" + values.get("path") + "\", " + controller
            + ", except(ResourceAction.NEW, ResourceAction.EDIT));\n",
        "\"" + values.get("path") + "\", " + controller);
    plan.insert(
        project.java("web/AppRouter"),
        "package [^;]+;\\n\\n",
        "import static io.garuda.router.ResourceOptions.except;\n\n",
        "import static io.garuda.router.ResourceOptions.except;");
    plan.insert(
        project.java("web/AppRouter"),
        "import io\\.garuda\\.plug\\.Pipeline;\\n",
        "import io.garuda.router.ResourceAction;\n",
        "import io.garuda.router.ResourceAction;");
    plan.note("The table is made when the application starts. Programs find it at /api"
        + values.get("path") + ".");
    apply(plan);
  }
}
