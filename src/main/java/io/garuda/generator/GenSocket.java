package io.garuda.generator;

import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Adds a socket, its test, and the module that opens it in a page ({@code phx.gen.socket}). */
@Command(
    name = "gen.socket",
    description =
        "Adds a socket: gen.socket Admin is mounted at /admin-socket, gen.socket User at /socket",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class GenSocket extends Generator {
  @Parameters(paramLabel = "NAME", description = "Such as Admin.")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private String name;

  @Override
  void generate(Path directory) {
    Project project = Project.in(directory);
    Name socket = Name.ofClass("a socket's name", Name.without("Socket", name));
    String type = socket.camel() + "Socket";
    String path = socket.camel().equals("User") ? "/socket" : "/" + socket.dashed() + "-socket";
    Map<String, Object> values = project.values();
    values.put("socket", type);
    values.put("path", path);

    Templates templates = project.templates();
    Plan plan = new Plan(directory);
    plan.write(project.java("web/" + type), templates.render("new/UserSocket.java", values));
    plan.write(
        project.test("web/" + type + "Test"), templates.render("new/UserSocketTest.java", values));
    if (project.hasHtml()) {
      plan.write(
          "src/main/webapp/assets/" + socket.snake() + "_socket.mjs",
          templates.render("gen.socket/socket.mjs", values));
      plan.note("A page connects it once it imports assets/" + socket.snake()
          + "_socket.mjs; gen.channel --socket " + socket.camel() + " gives it channels.");
    }
    String endpoint = project.java("web/AppEndpoint");
    plan.insert(
        endpoint,
        "new Head\\(\\)\\)\\n",
        "        .socket(SocketMount.at(\"" + path + "\", " + type + ".class).longPoll())\n",
        type + ".class");
    plan.insert(
        endpoint,
        "(?=import io\\.garuda\\.endpoint\\.Endpoint;)",
        "import io.garuda.channel.SocketMount;\n",
        "import io.garuda.channel.SocketMount;");
    apply(plan);
  }
}
