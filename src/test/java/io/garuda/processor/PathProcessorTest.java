package io.garuda.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Compiles small applications with the processor, and runs the helpers. */
class PathProcessorTest {
  @TempDir
  Path classes;

  private Application application;

  @BeforeEach
  void controllers() {
    application = new Application(classes)
        .with("Size", "public enum Size { SMALL, LARGE }")
        .with(
            "Room",
            "public record Room(long id) implements io.garuda.param.ToParam {",
            "  public String toParam() { return \"room-\" + id; }",
            "}")
        .with(
            "RoomController",
            "import jakarta.ws.rs.*;",
            "import java.util.UUID;",
            "public class RoomController {",
            "  public String index() { return \"\"; }",
            "  public String newForm() { return \"\"; }",
            "  public String show(@PathParam(\"id\") String id) { return id; }",
            "  public String edit(@PathParam(\"id\") long id) { return \"\"; }",
            "  public String size(@PathParam(\"size\") Size size, @PathParam(\"id\") Long id) { return \"\"; }",
            "  public String key(@PathParam(\"key\") UUID key) { return \"\"; }",
            "  public String of(@PathParam(\"room\") Room room) { return \"\"; }",
            "  public String rest(@PathParam(\"class\") String rest) { return rest; }",
            "}");
  }

  record Case(String routes, String helper, String path) {
    @Override
    public String toString() {
      return routes;
    }
  }

  private static Case of(String routes, String helper, String path) {
    return new Case(routes, helper, path);
  }

  static Stream<Case> tables() {
    return Stream.of(
        of(
            "r.get(\"/rooms/{id}\", RoomController.class, \"show\");",
            "RoomPath.show(\"a b\")",
            "/rooms/a%20b"),
        of(
            "r.match(\"report\", \"/\", app.RoomController.class, \"index\");",
            "RoomPath.index()",
            "/"),
        of(
            "r.scope(\"/a\", s -> s.scope(\"/{id}\", t -> { t.get(\"/\", RoomController.class, \"show\"); }));",
            "RoomPath.show(\"1\")",
            "/a/1"),
        of(
            "r.get(ROOMS + \"/all\", RoomController.class, \"index\");",
            "RoomPath.index()",
            "/rooms/all"),
        of(
            "String base = AppRouter.ROOMS; r.get(base, RoomController.class, \"index\");",
            "RoomPath.index()",
            "/rooms"),
        of(
            "for (String at : List.of(\"/x\", \"/y\")) { r.get(at, RoomController.class, at.isEmpty() ? \"\" : \"\"); }"
                + " r.get(\"/z\", RoomController.class, \"index\");",
            "RoomPath.index()",
            "/z"),
        of(
            "for (String at : List.of(\"one\", \"two\")) { r.scope(\"/\" + at, s -> { s.as(at);"
                + " s.get(\"/\", RoomController.class, \"index\"); }); }",
            "TwoRoomPath.index()",
            "/two"),
        of(
            "r.scope(\"/admin\", s -> { s.as(\"admin\"); s.scope(\"/old\", t -> { t.as(\"very_old\");"
                + " t.get(\"/\", RoomController.class, \"index\"); }); });",
            "AdminVeryOldRoomPath.index()",
            "/admin/old"),
        of("r.resources(\"/rooms\", RoomController.class);", "RoomPath.newForm()", "/rooms/new"),
        of(
            "r.resources(\"/rooms\", RoomController.class, only(SHOW).param(\"slug\"));",
            "RoomPath.show(\"x\")",
            "/rooms/x"),
        of(
            "r.resources(\"/me\", RoomController.class, except(EDIT).singleton());",
            "RoomPath.show()",
            "/me"),
        of(
            "r.resources(\"/rooms\", RoomController.class, only(INDEX), t -> t.get(\"/key/{key}\", RoomController.class, \"key\"));",
            "RoomPath.key(\"5\", java.util.UUID.fromString(\"0-0-0-0-1\"))",
            "/rooms/5/key/00000000-0000-0000-0000-000000000001"),
        of("r.get(\"/{id}\", RoomController.class, \"edit\");", "RoomPath.edit(7)", "/7"),
        of(
            "r.get(\"/{id}\", RoomController.class, \"edit\");",
            "RoomPath.edit(new Room(7))",
            "/room-7"),
        of(
            "r.get(\"/{size}/{id}\", RoomController.class, \"size\");",
            "RoomPath.size(Size.LARGE, 7)",
            "/LARGE/7"),
        of(
            "r.get(\"/{room}\", RoomController.class, \"of\");",
            "RoomPath.of(new Room(7))",
            "/room-7"),
        of(
            "r.get(\"/f/{class: .*}\", RoomController.class, \"rest\");",
            "RoomPath.rest(\"a/b c\")",
            "/f/a/b%20c"),
        of(
            "r.get(\"/a\\\\u0041*/{id: [^/*]*}\", RoomController.class, \"show\");",
            "RoomPath.show(\"x\")",
            "/a%5Cu0041%2A/x"));
  }

  @ParameterizedTest
  @MethodSource("tables")
  void aHelperLeadsWhereTheTableSays(Case table) throws Exception {
    application.routes(table.routes()).probe(table.helper()).compile();
    assertThat(application.probed()).isEqualTo(table.path());
  }

  @Test
  void aRouterInATableOfAnotherHasNoHelpersOfItsOwn() throws Exception {
    application
        .with(
            "AdminRouter",
            "import io.garuda.router.*;",
            "public class AdminRouter implements Router {",
            "  public void routes(RouteTable s) { Inner.add(s); this.more(s); }",
            "  private void more(RouteTable s) { s.get(\"/\", RoomController.class, \"index\"); }",
            "  static class Inner {",
            "    static void add(RouteTable s) { s.get(\"/{id}\", RoomController.class, \"show\"); }",
            "  }",
            "}")
        .routes("r.scope(\"/admin\", new AdminRouter()::routes);")
        .probe("RoomPath.show(\"1\")")
        .compile();
    assertThat(application.probed()).isEqualTo("/admin/1");
    assertThat(application.has("AdminRouterPaths")).isFalse();
  }

  @Test
  void aRouterMayAddToThatWhichItExtends() throws Exception {
    application
        .with(
            "MoreRouter",
            "public class MoreRouter extends AppRouter {",
            "  public void routes(io.garuda.router.RouteTable r) {",
            "    super.routes(r);",
            "    r.get(\"/more\", RoomController.class, \"newForm\");",
            "  }",
            "}")
        .routes("r.get(\"/rooms/{id}\", RoomController.class, \"show\");")
        .probe("RoomPath.show(\"1\").with(\"and\", RoomPath.newForm().text())")
        .compile();
    assertThat(application.probed()).isEqualTo("/rooms/1?and=%2Fmore");
  }

  @Test
  void anAnnotatedResourceHasHelpersByItsMethods() throws Exception {
    application
        .with(
            "Counted",
            "import jakarta.ws.rs.*;",
            "public interface Counted {",
            "  @GET @Path(\"count\") int count(@PathParam(\"tenant\") int tenant);",
            "}")
        .with(
            "ThingResource",
            "import jakarta.ws.rs.*;",
            "@Path(\"things/\")",
            "public class ThingResource implements Counted {",
            "  @GET @Path(\"{id: \\\\d+}\") public String show(@PathParam(\"id\") int id) { return \"\"; }",
            "  public int count(int tenant) { return 0; }",
            "}")
        .routes("r.scope(\"/of/{tenant}\", s -> s.mount(ThingResource.class));")
        .probe("ThingPath.count(3).with(\"last\", ThingPath.show(\"x\", 5).text())")
        .compile();
    assertThat(application.probed()).isEqualTo("/of/3/things/count?last=%2Fof%2Fx%2Fthings%2F5");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "RoomPath.shwo(\"1\")", // a wrong name
        "RoomPath.show()", // a missing parameter
        "RoomPath.show(\"1\", \"2\")",
        "RoomPath.show(1)", // a wrong type
        "RoomPath.show(new Object())",
        "RoomPath.show(null)",
        "RoomPath.edit(\"1\")",
        "RoomPth.show(\"1\")"
      })
  void aWrongLinkDoesNotCompile(String helper) {
    application
        .routes(
            "r.get(\"/rooms/{id}\", RoomController.class, \"show\");",
            "r.get(\"/rooms/{id}/edit\", RoomController.class, \"edit\");")
        .probe(helper)
        .compile();
    assertThat(application.said(Diagnostic.Kind.ERROR))
        .hasSize(1)
        .first()
        .asString()
        .contains(helper);
  }
}
