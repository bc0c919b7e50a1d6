package io.garuda.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What generators write, without building it; {@code mvn verify -Pgenerated} does that. */
class GeneratorsTest {
  private static final String ROUTER = "src/main/java/com/shop/web/AppRouter.java";

  @TempDir
  private Path root;

  @BeforeEach
  void project() throws IOException {
    write("pom.xml", "<artifactId>shop</artifactId><garuda.package>com.shop</garuda.package>");
    write("src/main/jte/layout/app.jte", "");
    write("src/main/java/com/shop/Database.java", "");
    write(
        ROUTER,
        Files.readString(Path.of("src/main/resources/io/garuda/generator/new/AppRouter.java"))
            .replaceAll("\\{\\{[#/]\\w+}}\n", ""));
    write("src/main/java/com/shop/web/UserSocket.java", "return ChannelRoutes.none();");
  }

  private void write(String file, String text) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.resolveSibling(""));
    Files.writeString(path, text);
  }

  private String read(String file) throws IOException {
    return Files.readString(root.resolve(file));
  }

  /** Runs it in the project; returns what it says. */
  private String run(Generator generator, String... arguments) {
    StringWriter out = new StringWriter();
    CommandLine line = new CommandLine(generator).setOut(new PrintWriter(out, true));
    line.parseArgs(arguments);
    generator.generate(root);
    return out.toString();
  }

  private String refused(Generator generator, String... arguments) throws IOException {
    List<Path> before = files();
    try {
      run(generator, arguments);
    } catch (GeneratorException e) {
      assertThat(files()).isEqualTo(before);
      return String.valueOf(e.getMessage());
    }
    throw new AssertionError("expected a refusal, got: none");
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.sorted().toList();
    }
  }

  @Test
  void aPathWithAnIdIsTheLastRouteOfItsController() throws IOException {
    run(new GenController(), "HelloController", "show", "index", "about_us");
    assertThat(read(ROUTER)).contains("""
            r.scope("/", s -> {
              s.pipeThrough(BROWSER);
              s.get("/hello", HelloController.class, "index");
              s.get("/hello/about-us", HelloController.class, "aboutUs");
              s.get("/hello/{id}", HelloController.class, "show");
        """);
    assertThat(root.resolve("src/main/jte/hello/about_us.jte")).exists();
  }

  @Test
  void routesStandInTheScopeOfTheirPathsWhateverOthersHaveItsPipeline() throws IOException {
    run(new GenAuth());
    run(new GenHtml(), "Blog", "Post", "posts", "title");
    run(new GenJson(), "Blog", "Post", "posts", "title");
    assertThat(read(ROUTER)).contains("""
            r.scope("/", s -> {
              s.pipeThrough(BROWSER);
              s.resources("/posts", PostController.class);
        """, """
            r.scope("/api", s -> {
              s.pipeThrough(API);
              s.resources("/posts", PostApiController.class,
        """.stripTrailing());
  }

  @Test
  void routesStandBehindEachPipelineOfTheirScope() throws IOException {
    write(ROUTER, """
        r.scope("/", s -> {
          s.pipeThrough(BROWSER, USERS);
          s.pipeThrough(ADMINS);
        });
        """);
    run(new GenController(), "Hello", "index");
    assertThat(read(ROUTER)).contains("  s.pipeThrough(ADMINS);\n      s.get(\"/hello\"");
  }

  @Test
  void routesWithoutTheirScopeArePrinted() throws IOException {
    write(ROUTER, "r.scope(\"/shop\", s -> {\n  s.pipeThrough(BROWSER);\n});\n");
    assertThat(run(new GenController(), "Hello", "index"))
        .contains("Add to src/main/java/com/shop/web/AppRouter.java:", "s.get(\"/hello\"");
  }

  @Test
  void eachChannelIsAddedToTheSocket() throws IOException {
    run(new GenChannel(), "Room");
    run(new GenChannel(), "GameChannel");
    run(new GenChannel(), "Room");
    assertThat(read("src/main/java/com/shop/web/UserSocket.java"))
        .isEqualTo("return ChannelRoutes.none()\n        .and(\"game:*\", GameChannel.class)"
            + "\n        .and(\"room:*\", RoomChannel.class);");
  }

  @Test
  void aMigrationIsNewerThanAllThatAreThereAndIsMadeOnce() throws IOException {
    write("src/main/resources/db/migration/V29990101000000__create_a.sql", "");
    run(new GenJson(), "Shop", "Product", "products", "name");
    run(new GenJson(), "Shop", "Product", "products", "name");
    run(new GenHtml(), "Shop", "Product", "products", "name");
    try (Stream<Path> files = Files.list(root.resolve("src/main/resources/db/migration"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "V29990101000000__create_a.sql", "V29990101000001__create_products.sql");
    }
  }

  @Test
  void aProjectsOwnTemplateIsPreferred() throws IOException {
    write("src/main/generators/gen.channel/Channel.java", "mine: {{class}}");
    run(new GenChannel(), "Room");
    assertThat(read("src/main/java/com/shop/web/RoomChannel.java")).isEqualTo("mine: Room");
  }

  @Test
  void aTemplateThatNamesWhatIsNotThereIsToldOf() throws IOException {
    write("src/main/generators/gen.channel/Channel.java", "{{colour}}");
    assertThat(refused(new GenChannel(), "Room"))
        .startsWith("expected a template that can be filled in, got: gen.channel/Channel.java:");
  }

  @ParameterizedTest
  @CsvSource({
    "Blog Post posts title:colour, expected a type of string",
    "Blog Post posts title:string:unique, 'expected name:type, or name:references:table, got: title:string:unique'",
    "Blog Post posts post_id:references, 'expected name:type, or name:references:table, got: post_id:references'",
    "Blog Post posts id:bigint, expected fields beside",
    "Blog Post posts a b a, 'expected each field once, got: a again'",
    "Blog Post posts post_id:references:posts, expected at least one field",
    "blog Post posts title, expected a context's name",
    "Blog Post Posts title, expected a table's name",
    "Shop Package packages title, 'expected names that Java and the generated code do not use, got: Package'",
    "Public Post posts title, 'expected names that Java and the generated code do not use, got: Public'",
    "Blog Form forms title, 'expected names that Java and the generated code do not use, got: Form'",
    "Blog Post post title, expected a table in the plural",
  })
  void whatIsNoResourceIsRefused(String arguments, String message) throws IOException {
    assertThat(refused(new GenHtml(), arguments.split(" "))).startsWith(message);
    assertThat(refused(new GenJson(), arguments.split(" "))).startsWith(message);
  }

  @Test
  void aReferenceLeadsToATableThatIsMade() throws IOException {
    String[] comments = {"Blog", "Comment", "comments", "body", "post_id:references:posts"};
    assertThat(refused(new GenHtml(), comments))
        .startsWith("expected a table that a file of src/main/resources/db/migration makes")
        .endsWith("got: post_id:references:posts");
    write("src/main/resources/db/migration/V1__a.sql", "CREATE TABLE IF NOT EXISTS posts (id);");
    run(new GenHtml(), comments);
    run(new GenHtml(), "Blog", "Tag", "tags", "name", "parent_id:references:tags");
  }

  @Test
  void argumentsThatAreMissingAreAskedFor() throws IOException {
    assertThat(refused(new GenHtml()))
        .isEqualTo("expected a context, a record, a table and fields, such as Blog Post posts"
            + " title:string, got: nothing");
  }

  @Test
  void thePageOfAChannelTakesTheModuleOfItsSocket() throws IOException {
    assertThat(run(new GenChannel(), "Room"))
        .contains("const channel = socket.channel(\"room:lobby\")")
        .doesNotContain("import");
    write("src/main/java/com/shop/web/AdminSocket.java", "return ChannelRoutes.none();");
    assertThat(run(new GenChannel(), "Log", "--socket", "Admin")).contains("""
            import { socket as adminSocket } from "./admin_socket.mjs";
            const channel = adminSocket.channel("log:lobby");
        """);
  }

  @Test
  void whatIsMissingIsNamedWithTheFix() throws IOException {
    Files.delete(root.resolve("src/main/java/com/shop/Database.java"));
    assertThat(refused(new GenAuth())).contains("Database.java in this project, got: none; `new`");
    Files.delete(root.resolve("src/main/jte/layout/app.jte"));
    assertThat(refused(new GenController(), "Hello", "index")).contains("say --json");
    assertThat(refused(new GenChannel(), "Room", "--socket", "Admin"))
        .contains("`gen.socket Admin` makes it");
    Files.delete(root.resolve("pom.xml"));
    assertThat(refused(new GenPresence())).contains("`garuda new my_app` makes one");
  }

  @Test
  void actionsThatChangeSomethingAreLeftToResources() throws IOException {
    assertThat(refused(new GenController(), "Hello", "index", "create")).contains("gen.html");
  }
}
