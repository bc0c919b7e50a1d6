package io.garuda.generator;

import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adds a channel and its test ({@code phx.gen.channel}). */
@Command(
    name = "gen.channel",
    description = "Adds a channel: gen.channel Room answers the topics room:*",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class GenChannel extends Generator {
  @Parameters(paramLabel = "NAME", description = "Such as Room.")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private String name;

  @Option(
      names = "--socket",
      paramLabel = "NAME",
      defaultValue = "User",
      description = "The socket that gets it. Default: ${DEFAULT-VALUE}.")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private String socket;

  @Override
  void generate(Path directory) {
    Project project = Project.in(directory);
    Name channel = Name.ofClass("a channel's name", Name.without("Channel", name));
    Name owner = Name.ofClass("a socket's name", Name.without("Socket", socket));
    String socketFile = project.java("web/" + owner.camel() + "Socket");
    project.need(socketFile, "`gen.socket " + owner.camel() + "` makes it");
    Map<String, Object> values = project.values();
    values.put("class", channel.camel());
    values.put("topic", channel.snake());
    values.put("socket", owner.camel() + "Socket");

    Templates templates = project.templates();
    Plan plan = new Plan(directory);
    String type = "web/" + channel.camel() + "Channel";
    plan.write(project.java(type), templates.render("gen.channel/Channel.java", values));
    plan.write(
        project.test(type + "Test"), templates.render("gen.channel/ChannelTest.java", values));
    plan.insert(
        socketFile,
        "ChannelRoutes\\.(none\\(\\)|of\\([^;]*?\\))",
        "\n        .and(\"" + channel.snake() + ":*\", " + channel.camel() + "Channel.class)",
        channel.camel() + "Channel.class");
    plan.note(client(project, channel, owner));
    apply(plan);
  }

  /** The module of the socket {@code User} is {@code app.mjs} itself, which has it as {@code socket}. */
  private static String client(Project project, Name channel, Name owner) {
    boolean main = owner.camel().equals("User");
    String socket = main ? "socket" : owner.lowerCamel() + "Socket";
    String where = project.hasHtml()
        ? "A page joins it by these lines of src/main/webapp/assets/app.mjs:\n\n"
        : "A client joins it by:\n\n";
    return where
        + (main || !project.hasHtml()
            ? ""
            : "    import { socket as " + socket + " } from \"./" + owner.snake()
                + "_socket.mjs\";\n")
        + "    const channel = " + socket + ".channel(\"" + channel.snake() + ":lobby\");\n"
        + "    channel.on(\"shout\", (message) => console.log(message.body));\n"
        + "    channel.join();\n"
        + "    window.shout = (body) => channel.push(\"shout\", { body });";
  }
}
