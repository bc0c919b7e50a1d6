package io.garuda.generator;

import java.util.Map;
import picocli.CommandLine.Command;

/** Adds a resource with a table for programs ({@code phx.gen.json}). */
@Command(
    name = "gen.json",
    description =
        "Adds a resource for programs: gen.json Shop Product products name:string price:decimal",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class GenJson extends ResourceGenerator {
  @Override
  void web(Project project, Resource resource, Plan plan, Map<String, Object> values) {
    Templates templates = project.templates();
    String type = "web/" + resource.type().camel();
    plan.write(
        project.java(type + "ApiController"), templates.render("gen.json/Controller.java", values));
    plan.write(project.java(type + "Json"), templates.render("gen.json/Json.java", values));
    plan.write(
        project.test(type + "ApiControllerTest"),
        templates.render("gen.json/ControllerTest.java", values));
    String router = project.java("web/AppRouter");
    String route =
        "\"" + values.get("path") + "\", " + resource.type().camel() + "ApiController.class";
    project.route(
        plan,
        false,
        "      s.resources(" + route + ", except(ResourceAction.NEW, ResourceAction.EDIT));\n",
        route);
    plan.insert(
        router,
        "package [^;]+;\\n\\n",
        "import static io.garuda.router.ResourceOptions.except;\n\n",
        "import static io.garuda.router.ResourceOptions.except;");
    plan.insert(
        router,
        "(?=import io\\.garuda\\.router\\.RouteTable;)",
        "import io.garuda.router.ResourceAction;\n",
        "import io.garuda.router.ResourceAction;");
    plan.note("The table is made when the application starts. Programs find it at /api"
        + values.get("path") + ".");
  }
}
