package io.garuda.generated;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The first guide, line by line: its commands do what it says, and its answers are those that come. */
class UpAndRunningGenerated {
  private static final Path GUIDE = Path.of("src/main/guides/up-and-running.md");
  private static final Pattern CONSOLE =
      Pattern.compile("^```console\\n(.*?)```$", Pattern.DOTALL | Pattern.MULTILINE);
  private static final Pattern PLAIN =
      Pattern.compile("^```\\n(.*?)```$", Pattern.DOTALL | Pattern.MULTILINE);

  private final Workshop workshop;
  private Path folder;
  private final List<String> answers = new ArrayList<>();

  UpAndRunningGenerated() throws IOException {
    workshop = Workshop.open("up-and-running");
    folder = workshop.folder();
  }

  @Test
  void eachCommandOfTheGuideDoesWhatItSays() throws Exception {
    String guide = Files.readString(GUIDE);
    List<String> commands = CONSOLE
        .matcher(guide)
        .results()
        .flatMap(block -> block.group(1).lines())
        .toList();
    assertThat(commands).allMatch(line -> line.startsWith("$ ")).hasSizeGreaterThan(8);
    for (String command : commands) {
      run(command.substring(2));
    }
    assertThat(answers).isNotEmpty();
    assertThat(PLAIN.matcher(guide).results().map(block -> block.group(1)))
        .contains(String.join("\n", answers) + "\n");
  }

  private void run(String command) throws Exception {
    if (command.startsWith("cd ")) {
      folder = folder.resolve(command.substring(3));
    } else if (command.endsWith(" server") || command.startsWith("java ")) {
      served((command + " --port 0").split(" "), command);
    } else if (command.startsWith("curl ")) {
      served(new String[] {"./garuda", "server", "--port", "0"}, command);
    } else {
      // the guide's `garuda` is on the PATH of its reader
      workshop.shell(folder, command);
    }
  }

  /** Asks the running application for its first page, or for what curl is told. */
  private void served(String[] server, String command) throws Exception {
    try (Workshop.Served served = workshop.serve(folder, server)) {
      URI address = served.address();
      assertThat(new Visitor(address).page("", 200)).contains("Welcome to My Blog");
      if (command.startsWith("curl ")) {
        answers.add(workshop.shell(
            folder,
            command.replace("curl localhost:8080", "curl -sS localhost:" + address.getPort())));
      }
    }
  }
}
