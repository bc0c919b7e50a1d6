package io.garuda.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.garuda.router.Route;
import io.garuda.router.Routes;
import jakarta.ws.rs.PathParam;
import org.junit.jupiter.api.Test;

class RouteActionsTest {
  public static class Rooms {
    public String show(@PathParam("id") String id) {
      return id;
    }

    public String twice() {
      return "";
    }

    public String twice(String how) {
      return how;
    }

    String hidden() {
      return "";
    }
  }

  public static final class BigRooms extends Rooms {}

  static final class Hidden {
    public String show() {
      return "";
    }
  }

  @Test
  void theActionIsTheOnePublicMethodOfItsName() {
    assertThat(
            RouteActions.find(route("/rooms/{id}", Rooms.class, "show")).get(0).getName())
        .isEqualTo("show");
    assertThat(RouteActions.find(route("/rooms/{id}", BigRooms.class, "show"))
            .get(0)
            .getDeclaringClass())
        .isEqualTo(Rooms.class);
  }

  @Test
  void eachMistakeIsSaidWithItsCure() {
    assertMistake(
        route("/rooms", Rooms.class, "index"),
        "expected one public method \"index\" for the route \"GET /rooms Rooms index\", "
            + "got: 0 of [show, twice, twice]; write the action, or name another one in the table");
    assertMistake(
        route("/rooms", Rooms.class, "hidden"),
        "expected one public method \"hidden\" for the route \"GET /rooms Rooms hidden\", "
            + "got: 0 of [show, twice, twice]; write the action, or name another one in the table");
    assertMistake(
        route("/rooms", Rooms.class, "twice"),
        "expected one public method \"twice\" for the route \"GET /rooms Rooms twice\", "
            + "got: 2 of [show, twice, twice]; write the action, or name another one in the table");
    assertMistake(
        route("/rooms/{room}", Rooms.class, "show"),
        "expected path parameters from [room] for the route \"GET /rooms/{room} Rooms show\", "
            + "got: @PathParam(\"id\") of show; change it, or add {id} to the path");
    assertMistake(
        route("/", Hidden.class, "show"),
        "expected a public controller for the route \"GET / Hidden show\", got: "
            + Hidden.class.getName() + "; make the class public");
    assertMistake(
        route("/", Rooms.class, "toString"),
        "expected one public method \"toString\" for the route \"GET / Rooms toString\", "
            + "got: 0 of [show, twice, twice]; write the action, or name another one in the table");
  }

  private static void assertMistake(Route route, String message) {
    assertThatThrownBy(() -> RouteActions.find(route))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(message);
  }

  private static Route route(String path, Class<?> controller, String action) {
    return Routes.of(r -> r.get(path, controller, action)).list().get(0);
  }
}
