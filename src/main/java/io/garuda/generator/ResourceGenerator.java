package io.garuda.generator;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Parameters;

/** What the generators of resources have in common: their arguments, and the rules below their web side. */
abstract class ResourceGenerator extends Generator {
  @Parameters(
      arity = "0..*",
      paramLabel = "CONTEXT RECORD TABLE FIELD",
      description = {
        "A package below the application's, a class, its table, and fields: Blog Post posts title:string",
        "A field is name:type; types: string, text, integer, bigint, float, decimal, boolean, date,"
            + " time, datetime, uuid; or name:references:table."
      })
  private List<String> arguments = List.of();

  @Override
  final void generate(Path directory) {
    Project project = Project.in(directory);
    Resource resource = Resource.parse(arguments);
    Plan plan = new Plan(directory);
    web(project, resource, plan, resource.rules(project, plan));
    apply(plan);
  }

  /** Will add the web side of a resource. */
  abstract void web(Project project, Resource resource, Plan plan, Map<String, Object> values);
}
