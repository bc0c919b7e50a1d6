package io.garuda.generator;

import io.garuda.launcher.OwnFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a new application ({@code phx.new}). */
@Command(
    name = "new",
    description = "Makes a new application in the directory PATH.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class New extends Generator {
  private static final int SECRET_LENGTH = 64;
  private static final Pattern PACKAGE = Pattern.compile("[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)*");

  private static final Pattern FOREIGN =
      Pattern.compile("(java|javax|jakarta|io\\.garuda|gg\\.jte)(\\.|$)");

  @Parameters(paramLabel = "PATH", description = "Its last name is the application's: my_app.")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private Path path;

  @Option(
      names = "--package",
      paramLabel = "P",
      description = "Java package. Default: the application's name.")
  private @Nullable String base;

  @Option(names = "--no-html", description = "Without pages: for programs alone.")
  private boolean noHtml;

  @Option(names = "--no-channels", description = "Without a socket.")
  private boolean noChannels;

  @Option(names = "--no-database", description = "Without a database.")
  private boolean noDatabase;

  @Option(
      names = "--templates",
      paramLabel = "DIR",
      description = "Prefers the templates in DIR, new/AppRouter.java say, to Garuda's.")
  private Path templates = Path.of("src/main/generators");

  @Override
  void generate(Path directory) {
    Path root = directory.resolve(path);
    Name name = name(root.toAbsolutePath().normalize().getFileName().toString());
    String javaPackage = base == null ? name.flat() : base;
    if (!PACKAGE.matcher(javaPackage).matches()
        || FOREIGN.matcher(javaPackage).lookingAt()
        || Arrays.stream(javaPackage.split("\\.")).anyMatch(Name::isWordOfJava)) {
      throw new GeneratorException("expected a package of your own such as com.example.shop, got: "
          + javaPackage + "; name one by --package");
    }
    Plan plan = new Plan(root);
    files(
        plan, new Templates(directory.resolve(templates)), values(name, javaPackage), javaPackage);
    apply(plan);
    Artifacts.install(out());
    out()
        .println("\nThe application is ready:\n\n    cd " + path
            + "\n    ./garuda server\n\nIt runs at http://localhost:8080 then; `mvn verify` tests it, and"
            + " `./garuda --help` tells\nwhat else can be generated.");
  }

  private static Name name(String text) {
    return Name.ofSnake(
        "a name for the application", text.toLowerCase(Locale.ROOT).replace('-', '_'));
  }

  private Map<String, Object> values(Name name, String javaPackage) {
    Map<String, Object> values = new HashMap<>();
    values.put("name", name.snake());
    values.put("ident", name.flat());
    values.put("title", name.titles());
    values.put("package", javaPackage);
    values.put("sources", "src/main/java/" + javaPackage.replace('.', '/'));
    values.put("version", OwnFile.version());
    values.put("tomcat", OwnFile.tomcatVersion());
    values.put("secret", GenSecret.random(SECRET_LENGTH));
    values.put("socket", "UserSocket");
    values.put("html", !noHtml);
    values.put("channels", !noChannels);
    values.put("database", !noDatabase);
    return values;
  }

  private void files(Plan plan, Templates from, Map<String, Object> values, String javaPackage) {
    String sources = "src/main/java/" + javaPackage.replace('.', '/') + "/";
    String tests = "src/test/java/" + javaPackage.replace('.', '/') + "/";
    Files files = new Files(plan, from, values);
    files.add("pom.xml", "pom.xml");
    files.add("README.md", "README.md");
    files.add("gitignore", ".gitignore");
    files.add("editorconfig", ".editorconfig");
    plan.program("garuda", from.render("new/garuda", values));
    files.add("garuda.cmd", "garuda.cmd");
    files.add("Dockerfile", "Dockerfile");
    files.add("ci.yml", ".github/workflows/ci.yml");
    files.add("server-config.md", "server-config/README.md");
    files.add("development.properties", "server-config/development.properties");
    files.add("test.properties", "server-config/test.properties");
    files.add("production.properties", "server-config/production.properties");
    files.add("nginx.conf", "server-config/nginx.conf");
    files.add("beans.xml", "src/main/webapp/WEB-INF/beans.xml");
    files.add("rules-package-info.java", sources + "package-info.java");
    files.add("NotFoundException.java", sources + "NotFoundException.java");
    files.add("web-package-info.java", sources + "web/package-info.java");
    files.add("AppEndpoint.java", sources + "web/AppEndpoint.java");
    files.add("AppRouter.java", sources + "web/AppRouter.java");
    files.add("ErrorJson.java", sources + "web/ErrorJson.java");
    files.add("ErrorsTest.java", tests + "web/ErrorsTest.java");
    if (!noHtml) {
      files.add("PageController.java", sources + "web/PageController.java");
      files.add("PageHtml.java", sources + "web/PageHtml.java");
      files.add("ErrorHtml.java", sources + "web/ErrorHtml.java");
      files.add("PageControllerTest.java", tests + "web/PageControllerTest.java");
      files.add("layout.jte", "src/main/jte/layout/app.jte");
      files.add("flash.jte", "src/main/jte/tag/flash.jte");
      files.add("home.jte", "src/main/jte/page/home.jte");
      files.add("error.jte", "src/main/jte/error/error.jte");
      files.add("app.css", "src/main/webapp/assets/app.css");
      files.add("app.mjs", "src/main/webapp/assets/app.mjs");
      files.add("logo.svg", "src/main/webapp/assets/logo.svg");
    }
    if (!noChannels) {
      files.add("UserSocket.java", sources + "web/UserSocket.java");
      files.add("UserSocketTest.java", tests + "web/UserSocketTest.java");
    }
    if (!noDatabase) {
      files.add("Database.java", sources + "Database.java");
      files.add("TestDatabase.java", tests + "TestDatabase.java");
      files.add("migrations.md", "src/main/resources/db/migration/README.md");
    }
  }

  private record Files(Plan plan, Templates from, Map<String, Object> values) {
    void add(String template, String file) {
      plan.write(file, from.render("new/" + template, values));
    }
  }
}
