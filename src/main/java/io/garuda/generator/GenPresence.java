package io.garuda.generator;

import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Adds a presence ({@code phx.gen.presence}). */
@Command(
    name = "gen.presence",
    description = "Adds a presence: who is on which topic.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class GenPresence extends Generator {
  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      defaultValue = "User",
      description = "Such as Room. Default: ${DEFAULT-VALUE}.")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private String name;

  @Override
  void generate(Path directory) {
    Project project = Project.in(directory);
    Name presence = Name.ofClass("a presence's name", Name.without("Presence", name));
    Map<String, Object> values = project.values();
    values.put("class", presence.camel());

    Templates templates = project.templates();
    Plan plan = new Plan(directory);
    String type = "web/" + presence.camel() + "Presence";
    plan.write(project.java(type), templates.render("gen.presence/Presence.java", values));
    plan.write(
        project.test(type + "Test"), templates.render("gen.presence/PresenceTest.java", values));
    plan.note(templates.render("gen.presence/note.txt", values));
    apply(plan);
  }
}
