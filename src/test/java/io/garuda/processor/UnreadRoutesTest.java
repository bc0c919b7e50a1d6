package io.garuda.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Routes that have no helper of their own, and who is told. */
class UnreadRoutesTest {
  @TempDir
  Path classes;

  private Application application;

  @BeforeEach
  void controller() {
    application = new Application(classes)
        .with(
            "RoomController",
            "public class RoomController {",
            "  public String index() { return \"\"; }",
            "  public String show() { return \"\"; }",
            "}");
  }

  record Case(String routes, String message) {
    @Override
    public String toString() {
      return routes;
    }
  }

  private static Case of(String routes, String message) {
    return new Case(routes, message);
  }

  static Stream<Case> holes() {
    return Stream.of(
        of(
            "r.get(System.getProperty(\"at\"), RoomController.class, \"index\");",
            "expected a literal path, got: System.getProperty(\"at\"); write it as a constant"),
        of(
            "Class<?> type = RoomController.class.getClass(); r.get(\"/\", type, \"index\");",
            "expected a class literal, got: type"),
        of(
            "if (r != null) { r.get(\"/\", RoomController.class, \"index\"); }",
            "got: if (r != null)"),
        of(
            "List.of(\"/a\").forEach(at -> r.get(at, RoomController.class, \"index\"));",
            "got: List.of"),
        of(
            "r.scope(\"/\", block());} java.util.function.Consumer<RouteTable> block() { return t -> {};",
            "expected a block"),
        of(
            "r.scope(\"/{\", s -> s.get(\"/\", RoomController.class, \"index\"));",
            "expected parameters such as {id}"),
        of(
            "r.resources(\"/me\", RoomController.class, only(INDEX).singleton());",
            "take INDEX out"),
        of("Object o = List.of(r).get(0);", "got: Object o = List.of(r).get(0)"),
        of("new Thread(() -> r.get(\"/\", RoomController.class, \"index\"));", "got: new Thread"));
  }

  @ParameterizedTest
  @MethodSource("holes")
  void whatCannotBeReadIsToldAtItsLine(Case table) {
    application.routes(table.routes()).compile();
    assertThat(application.said(Diagnostic.Kind.ERROR)).isEmpty();
    assertThat(application.said(Diagnostic.Kind.WARNING))
        .hasSize(1)
        .first()
        .asString()
        .startsWith(table.routes().lines().findFirst().orElseThrow())
        .contains("no path helper for")
        .contains(table.message());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Router r = t -> t.scope(\"/v1\", new AppRouter()::routes);",
        "Router r = t -> t.scope(\"/v1\", s -> new AppRouter().routes(s));",
        "AppRouter inner = null; Router r = t -> t.scope(\"/v1\", inner::routes);",
        "static final Router INNER = new AppRouter(); Router r = t -> t.scope(\"/v1\", INNER::routes);"
      })
  void aRouterInATableThatNobodyReadsHasNone(String table) {
    application
        .with("Outer", "import io.garuda.router.*;", "class Outer {", table, "}")
        .routes("r.get(\"/\", RoomController.class, \"index\");")
        .compile();
    assertThat(application.said(Diagnostic.Kind.WARNING))
        .hasSize(1)
        .first()
        .asString()
        .startsWith(table)
        .contains("no path helpers for AppRouter: expected it whole");
    assertThat(application.has("RoomPath")).isFalse();
  }

  @Test
  void ofTwoRoutersInAPackageTheFirstHasTheHelpers() throws Exception {
    application
        .routes("r.get(\"/\", RoomController.class, \"index\");")
        .with(
            "OtherRouter",
            "public class OtherRouter implements io.garuda.router.Router {",
            "  public void routes(io.garuda.router.RouteTable r) {",
            "    r.get(\"/other\", RoomController.class, \"index\");",
            "  }",
            "}")
        .probe("RoomPath.index()")
        .compile();
    assertThat(application.probed()).isEqualTo("/");
    assertOtherIsTold();
    application.without("AppRouter").compile(); // as the router of a test, behind the application's
    assertThat(application.probed()).isEqualTo("/");
    assertOtherIsTold();
  }

  private void assertOtherIsTold() {
    assertThat(application.said(Diagnostic.Kind.WARNING))
        .hasSize(1)
        .first()
        .asString()
        .startsWith("public class OtherRouter")
        .contains("no path helpers for RoomController: expected one router for RoomPath");
  }

  @Test
  void aRouterMayAcceptThat() {
    application
        .with(
            "AppRouter",
            "@SuppressWarnings(\"paths\")",
            "public class AppRouter implements io.garuda.router.Router {",
            "  public void routes(io.garuda.router.RouteTable r) {",
            "    r.get(System.getProperty(\"at\"), RoomController.class, \"index\");",
            "  }",
            "}")
        .compile();
    assertThat(application.said(Diagnostic.Kind.WARNING)).isEmpty();
    assertThat(application.said(Diagnostic.Kind.NOTE)).hasSize(1);
  }

  @Test
  void ofRoutesAlikeTheFirstHasTheHelper() throws Exception {
    application
        .routes(
            "r.get(\"/first/{id}\", RoomController.class, \"show\");",
            "r.get(\"/second/{id}\", RoomController.class, \"show\");",
            "r.get(\"/{a}/{id}\", RoomController.class, \"show\");")
        .probe("RoomPath.show(\"1\").with(\"both\", RoomPath.show(\"2\", \"3\").text())")
        .compile();
    assertThat(application.probed()).isEqualTo("/first/1?both=%2F2%2F3");
    assertThat(application.said(Diagnostic.Kind.NOTE))
        .hasSize(1)
        .first()
        .asString()
        .startsWith("r.get(\"/second/{id}\"")
        .contains("no path helper for GET /second/{id}: RoomPath.show leads to /first/{id}");
  }

  @Test
  void twoControllersOfOneNameAskForANamedScope() {
    application
        .with(
            "Other",
            "public class Other { public static class RoomController {",
            "public String index() { return \"\"; } } }")
        .routes(
            "r.get(\"/\", RoomController.class, \"index\");",
            "r.get(\"/other\", Other.RoomController.class, \"index\");")
        .compile();
    assertThat(application.said(Diagnostic.Kind.WARNING))
        .hasSize(1)
        .first()
        .asString()
        .contains("app.RoomController and app.Other.RoomController; name the scope of one");
  }

  @Test
  void aClassInTheirPlaceIsAnError() {
    application
        .with("RoomPath", "class RoomPath {}")
        .routes("r.get(\"/\", RoomController.class, \"index\");")
        .compile();
    assertThat(application.said(Diagnostic.Kind.ERROR))
        .asString()
        .contains("expected to write the path helpers app.RoomPath");
  }

  @Test
  void anApplicationWithoutARouterIsLeftAlone() {
    application.compile();
    assertThat(application.said(Diagnostic.Kind.ERROR)).isEqualTo(List.of());
  }
}
