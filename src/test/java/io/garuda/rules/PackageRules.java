package io.garuda.rules;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The rules for the packages below a root. */
final class PackageRules {
  /** A package may use those of its own layer and of the ones before. */
  private static final List<List<String>> LAYERS = List.of(
      List.of(
          "assigns", "param", "telemetry", "token", "path", "assets", "i18n", "config", "health"),
      List.of("changeset"),
      List.of(
          "telemetry.jfr",
          "proxy",
          "conn",
          "session",
          "quota",
          "transaction",
          "view",
          "view.jte",
          "view.html",
          "socket",
          "pubsub"),
      List.of("plug", "channel", "tracker", "outbox"),
      List.of("router", "error", "controller", "presence", "metrics"),
      List.of("transport"),
      List.of("transport.websocket", "transport.longpoll", "cluster.redis"),
      List.of("templates", "dev"),
      List.of("endpoint", "processor"),
      List.of("api"),
      List.of("app"),
      List.of("appweb"));

  private static final List<String> CONTAINER_FREE =
      List.of("quota", "socket", "pubsub", "channel", "tracker", "presence", "router");
  private static final String[] TOMCAT = {
    "org.apache.catalina", "org.apache.coyote", "org.apache.tomcat", "org.apache.juli"
  };
  private static final List<String> LAUNCHER =
      List.of("launcher", "launcher.dev", "launcher.tomcat", "generator", "cli");
  private static final List<String> SEE_SERVLET_AND_REST = List.of(
      "proxy",
      "conn",
      "session",
      "error",
      "controller",
      "metrics",
      "dev",
      "endpoint",
      "api",
      "transport",
      "transport.websocket",
      "transport.longpoll",
      "appweb",
      "testkit");

  private final String root;

  PackageRules(String root) {
    this.root = root;
  }

  /** One slice is one package: with {@code (*)..} a package and those below it would be one. */
  ArchRule noCycles() {
    return slices().matching(root + ".(**)").should().beFreeOfCycles();
  }

  /** Also fails for a package that is in no layer. */
  ArchRule layers() {
    LayeredArchitecture layers =
        layeredArchitecture().consideringOnlyDependenciesInAnyPackage(root + "..");
    for (int i = 0; i < LAYERS.size(); i++) {
      layers = layers.layer("layer " + i).definedBy(names(LAYERS.get(i)));
    }
    layers = layers.layer("launcher").definedBy(names(LAUNCHER));
    layers = layers.layer("testkit").definedBy(name("testkit"));
    for (int i = 1; i < LAYERS.size(); i++) {
      layers = layers.whereLayer("layer " + i).mayOnlyAccessLayers(lower(i));
    }
    return layers
        .whereLayer("testkit")
        .mayOnlyAccessLayers(lower(LAYERS.indexOf(List.of("app"))))
        .whereLayer("testkit")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("layer 0")
        .mayNotAccessAnyLayer()
        .whereLayer("launcher")
        .mayNotAccessAnyLayer()
        .whereLayer("launcher")
        .mayNotBeAccessedByAnyLayer()
        .ensureAllClassesAreContainedInArchitecture();
  }

  private static String[] lower(int layer) {
    return IntStream.range(0, layer).mapToObj(n -> "layer " + n).toArray(String[]::new);
  }

  ArchRule junitIsSeenByTheTestKit() {
    return noClasses()
        .that()
        .resideOutsideOfPackage(name("testkit"))
        .should()
        .dependOnClassesThat(of("org.junit"));
  }

  ArchRule applicationKnowsNoWeb() {
    return noClasses()
        .that()
        .resideInAPackage(name("app"))
        .should()
        .dependOnClassesThat(describe(
            "are Garuda's or a web API's",
            type -> (isBelowRoot(type) && !type.getPackageName().equals(name("app")))
                || isOf(type, "jakarta.servlet", "jakarta.ws.rs", "jakarta.websocket")));
  }

  ArchRule coreKnowsNoContainer() {
    return noClasses()
        .that(resideInAnyPackage(names(CONTAINER_FREE)))
        .should()
        .dependOnClassesThat(of("jakarta.servlet", "jakarta.ws.rs", "jakarta.websocket")
            .and(describe("are more than annotations", type -> !isReadByRouter(type))));
  }

  ArchRule servletAndRestAreSeenWhereTheyBelong() {
    return noClasses()
        .that(describe(
            "are not in " + SEE_SERVLET_AND_REST + " or the launcher",
            type -> Stream.concat(SEE_SERVLET_AND_REST.stream(), LAUNCHER.stream())
                .noneMatch(name -> type.getPackageName().equals(name(name)))))
        .should()
        .dependOnClassesThat(of("jakarta.servlet", "jakarta.ws.rs")
            .and(describe("are more than annotations", type -> !isReadByRouter(type))));
  }

  ArchRule webSocketIsSeenByItsTransport() {
    return noClasses()
        .that()
        .resideOutsideOfPackage(name("transport.websocket"))
        .should()
        .dependOnClassesThat(of("jakarta.websocket"));
  }

  ArchRule tomcatIsSeenByItsLauncher() {
    return noClasses()
        .that()
        .resideOutsideOfPackages(name("launcher.tomcat"), name("testkit"))
        .should()
        .dependOnClassesThat(of(TOMCAT));
  }

  /** What the table reads from classes that it mounts. */
  private static boolean isReadByRouter(JavaClass type) {
    return Set.of("jakarta.ws.rs.Path", "jakarta.ws.rs.HttpMethod").contains(type.getName());
  }

  private static DescribedPredicate<JavaClass> of(String... libraries) {
    return describe("are of " + String.join(", ", libraries), type -> isOf(type, libraries));
  }

  private static boolean isOf(JavaClass type, String... libraries) {
    return Stream.of(libraries).anyMatch(name -> type.getPackageName().startsWith(name));
  }

  private boolean isBelowRoot(JavaClass type) {
    return type.getPackageName().startsWith(root + ".");
  }

  private String[] names(List<String> packages) {
    return packages.stream().map(this::name).toArray(String[]::new);
  }

  private String name(String below) {
    return root + "." + below;
  }
}
