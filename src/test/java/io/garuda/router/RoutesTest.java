package io.garuda.router;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.garuda.param.MalformedParamsException;
import io.garuda.plug.Pipeline;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoutesTest {
  private static final Pipeline BROWSER = Pipeline.named("browser");
  private static final Pipeline USER = Pipeline.named("user");

  static final class Rooms {}

  @Test
  void theFirstDeclaredRouteWins() {
    Routes routes = Routes.of(r -> {
      r.get("/rooms/{id}", Rooms.class, "show");
      r.get("/rooms/new", Rooms.class, "newForm");
      r.get("/{rest: .*}", Rooms.class, "rest");
      r.get("/about", Rooms.class, "about");
      r.match("*", "/any", Rooms.class, "any");
    });
    assertThat(find(routes, "GET", "/rooms/new")).isEqualTo("show {id=new}");
    assertThat(find(routes, "GET", "/about")).isEqualTo("rest {rest=about}");
    assertThat(find(routes, "GET", "/")).isEqualTo("rest {rest=}");
    assertThat(find(routes, "POST", "/any")).isEqualTo("any {}");
    assertThat(find(routes, "POST", "/rooms/1")).isEqualTo("none");
    assertThat(find(routes, "get", "/about")).isEqualTo("none");
  }

  @Test
  void aScopeHandsItsPathHostAndPipelinesDown() {
    Routes routes = Routes.of(r -> r.scope("/admin", s -> {
      s.get("/open", Rooms.class, "open");
      s.host("Admin.");
      s.pipeThrough(BROWSER);
      s.scope("/{user}", inner -> {
        inner.pipeThrough(USER);
        inner.get("/", Rooms.class, "home");
      });
      s.get("/rooms", Rooms.class, "rooms");
    }));
    assertThat(routes.list())
        .extracting(route -> route.hosts() + "" + route.path() + route.pipelines())
        .containsExactly(
            "[]/admin/open[]",
            "[admin.]/admin/{user}[browser, user]",
            "[admin.]/admin/rooms[browser]");
  }

  @Test
  void aHostIsExactOrAPrefixThatEndsWithADot() {
    Routes routes = Routes.of(r -> {
      r.scope("/", s -> {
        s.host("admin.");
        s.get("/", Rooms.class, "admin");
      });
      r.scope("/", s -> {
        s.host("example.com");
        s.get("/", Rooms.class, "example");
      });
      r.get("/", Rooms.class, "any");
    });
    assertThat(
            routes.match("GET", "ADMIN.example.com", "/").orElseThrow().route().action())
        .isEqualTo("admin");
    assertThat(routes.match("GET", "example.com", "/").orElseThrow().route().action())
        .isEqualTo("example");
    assertThat(routes.match("GET", "www.example.com", "/").orElseThrow().route().action())
        .isEqualTo("any");
    assertThat(
            routes.match("GET", "administrator.com", "/").orElseThrow().route().action())
        .isEqualTo("any");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "example.com.evil",
        "example.com/x",
        "example.com@evil",
        "evil@example.com",
        "example.com, evil",
        "example.com evil",
        "example.com:80",
        "x.example.com",
        "example.co",
        "admin",
        "evil.admin.",
        "",
      })
  void anOddHostIsNoOther(String host) {
    Routes routes = Routes.of(r -> {
      r.scope("/", s -> {
        s.host("example.com", "admin.");
        s.get("/", Rooms.class, "known");
      });
      r.get("/", Rooms.class, "stranger");
    });
    assertThat(routes.match("GET", host, "/").orElseThrow().route().action()).isEqualTo("stranger");
  }

  @Test
  void aPipelineStandsOnceOnTheWayToARoute() {
    assertThatThrownBy(() -> Routes.of(r -> r.scope("/", outer -> {
          outer.pipeThrough(BROWSER);
          outer.scope("/api", s -> s.pipeThrough(BROWSER));
        })))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected each pipeline once in scope \"/api\", got \"browser\" twice;"
            + " remove the inner pipeThrough");
    Routes.of(r -> {
      r.scope("/a", s -> s.pipeThrough(BROWSER));
      r.scope("/b", s -> s.pipeThrough(BROWSER));
    });
  }

  @Test
  void whatIsWrongInATableIsSaidWithItsPlace() {
    assertThatThrownBy(
            () -> Routes.of(r -> r.scope("/api", s -> s.get("rooms", Rooms.class, "index"))))
        .hasMessage("expected a path that begins with \"/\" in scope \"/api\", got: \"rooms\"");
    assertThatThrownBy(() -> Routes.of(r -> r.host(" "))).hasMessageContaining("\"admin.\"");
    assertThatThrownBy(
            () -> Routes.of(r -> r.scope("/{id}", s -> s.get("/{id}", Rooms.class, "show"))))
        .hasMessage("expected each parameter once, got: \"/{id}/{id}\"");
  }

  @Test
  void segmentsAreDecodedAfterTheyWereSplit() {
    Routes routes = Routes.of(r -> {
      r.get("/rooms/{id}", Rooms.class, "show");
      r.get("/v-{no}/x", Rooms.class, "version");
      r.get("/files/{path: .*}", Rooms.class, "file");
    });
    assertThat(find(routes, "GET", "/rooms/a%2Fb")).isEqualTo("show {id=a/b}");
    assertThat(find(routes, "GET", "//rooms///%c3%a9+/")).isEqualTo("show {id=é+}");
    assertThat(find(routes, "GET", "/rooms/a;b=c")).isEqualTo("show {id=a;b=c}");
    assertThat(find(routes, "GET", "/r%6Foms/1")).isEqualTo("show {id=1}");
    assertThat(find(routes, "GET", "/v-/x")).isEqualTo("none");
    assertThat(find(routes, "GET", "/v-2/x")).isEqualTo("version {no=2}");
    assertThat(find(routes, "GET", "/files/a/b%2Fc/d")).isEqualTo("file {path=a/b/c/d}");
    assertThat(find(routes, "GET", "/files")).isEqualTo("file {path=}");
    for (String malformed : List.of("/rooms/%ff", "/rooms/%zz", "/%", "/a/%4", "/%c3", "/%e0%80")) {
      assertThatThrownBy(() -> find(routes, "GET", malformed))
          .as(malformed)
          .isInstanceOf(MalformedParamsException.class);
    }
  }

  @Test
  void whatLooksLikeAStepUpMatchesNothing() {
    Routes routes = Routes.of(r -> r.get("/{rest: .*}", Rooms.class, "rest"));
    for (String path : List.of(
        "/..",
        "/a/../b",
        "/.",
        "/%2e%2e/a",
        "/a/.%2E",
        "/..;x=y/a",
        "/%2e;/a",
        "/a%2F..%2Fb",
        "/..%2f",
        "/%2e%2e%5Ca",
        "/a\\..",
        "/a%5c.%5Cb",
        "/a;/..")) {
      assertThat(find(routes, "GET", path)).as(path).isEqualTo("none");
    }
    for (String path :
        List.of("/...", "/.a", "/a..", "/..a/.well-known", "/a%2Fb", "/%252e%252e")) {
      assertThat(find(routes, "GET", path)).as(path).startsWith("rest");
    }
  }

  @Test
  void aTableIsPrintedInColumns() {
    Routes routes = Routes.of(r -> {
      r.post("/nick", Rooms.class, "create");
      r.scope("/rooms", s -> {
        s.host("admin.");
        s.pipeThrough(BROWSER);
        s.delete("/{id}", Rooms.class, "delete");
      });
    });
    assertThat(RouteFormatter.format(routes))
        .isEqualTo("POST    /nick              Rooms  create  []\n"
            + "DELETE  admin./rooms/{id}  Rooms  delete  [browser]");
    assertThat(RouteFormatter.format(Routes.of(r -> {}))).isEmpty();
  }

  private static String find(Routes routes, String method, String path) {
    return routes
        .match(method, "localhost", path)
        .map(match -> match.route().action() + " " + match.params().toMap())
        .orElse("none");
  }
}
