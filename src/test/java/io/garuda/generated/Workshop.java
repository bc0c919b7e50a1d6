package io.garuda.generated;

import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.consumer.LocalRepository;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An empty folder, the built {@code garuda} beside its WAR, and a Maven repository that knows nothing of Garuda. */
final class Workshop {
  private static final Pattern RUNS = Pattern.compile("Garuda runs at (http://\\S+)/ - stop");
  private static final long DEADLINE_MINUTES = 3;

  private final Path folder;

  private Workshop(Path folder) {
    this.folder = folder;
  }

  static Workshop open(String name) throws IOException {
    Path folder = Path.of(System.getProperty("garuda.build.dir"), "generated", name);
    LocalRepository.delete(folder);
    Files.createDirectories(folder);
    Workshop workshop = new Workshop(folder.toAbsolutePath());
    LocalRepository.create(
        workshop.repository(), Path.of(System.getProperty("garuda.maven.repository")));
    return workshop;
  }

  private Path repository() {
    return folder.resolve("repository");
  }

  Path folder() {
    return folder;
  }

  /** Will run the command line that the build made, in the folder. */
  String garuda(String... words) throws Exception {
    Path program = Path.of(System.getProperty("garuda.build.dir"), "garuda").toAbsolutePath();
    return run(folder, command(program.toString(), words));
  }

  /** Will run the command line of a project. */
  String project(Path project, String... words) throws Exception {
    return run(project, command("./garuda", words));
  }

  /** Will run Maven in a project. */
  String maven(Path project, String... words) throws Exception {
    return run(project, command(System.getProperty("garuda.maven"), words));
  }

  /** Will run a line of a shell, which finds {@code garuda} and {@code mvn}; returns what it says. */
  String shell(Path in, String line) throws Exception {
    return run(in, List.of("sh", "-c", line));
  }

  private static List<String> command(String program, String... words) {
    return Stream.concat(Stream.of(program), Arrays.stream(words)).toList();
  }

  private String run(Path in, List<String> words) throws Exception {
    Path output = Files.createTempFile(folder, "output", ".txt");
    Process process = builder(in, words).redirectOutput(output.toFile()).start();
    if (!process.waitFor(DEADLINE_MINUTES, TimeUnit.MINUTES)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    String said = Files.readString(output);
    assertThat(process.waitFor()).as(String.join(" ", words) + "\n" + said).isZero();
    return said;
  }

  private ProcessBuilder builder(Path in, List<String> words) {
    ProcessBuilder builder =
        new ProcessBuilder(words).directory(in.toFile()).redirectErrorStream(true);
    String programs = Path.of(System.getProperty("garuda.maven")).resolveSibling("")
        + File.pathSeparator
        + Path.of(System.getProperty("garuda.build.dir")).toAbsolutePath();
    builder
        .environment()
        .merge("PATH", programs, (path, first) -> first + File.pathSeparator + path);
    builder.environment().put("MAVEN_OPTS", "-Dmaven.repo.local=" + repository());
    builder.environment().put("HOME", folder.toString()); // where ./garuda looks first
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    return builder;
  }

  /** Will start a command that serves, and wait until it says where. */
  Served serve(Path in, String... words) throws IOException {
    ProcessBuilder builder = builder(in, List.of(words));
    if (words[0].equals("java")) { // its database would be in the home of whoever runs the tests
      builder.environment().put("DATABASE_URL", "jdbc:h2:" + folder.resolve("production"));
    }
    Process process = builder.start();
    StringBuilder said = new StringBuilder();
    BufferedReader out = process.inputReader();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      said.append(line).append('\n');
      Matcher runs = RUNS.matcher(line);
      if (runs.find()) {
        // nobody else reads what it says from now on
        new Thread(() -> out.lines().forEach(more -> {}), "output").start();
        return new Served(process, URI.create(runs.group(1) + "/"));
      }
    }
    throw new AssertionError("expected a server, got: " + said);
  }

  record Served(Process process, URI address) implements AutoCloseable {
    @Override
    public void close() {
      process.descendants().forEach(ProcessHandle::destroy);
      process.destroy();
      process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
    }
  }
}
