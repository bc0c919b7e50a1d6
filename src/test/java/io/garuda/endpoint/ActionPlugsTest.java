package io.garuda.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.garuda.conn.Conn;
import io.garuda.conn.FakeExchange;
import io.garuda.controller.UsePlug;
import io.garuda.plug.Plug;
import io.garuda.router.Route;
import io.garuda.router.Routes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ActionPlugsTest {
  private final List<String> ran = new ArrayList<>();
  private final List<Class<?>> made = new ArrayList<>();
  private final ActionPlugs plugs = new ActionPlugs(this::make);

  public static class One implements Plug {
    @Override
    public void call(Conn conn) {}
  }

  public static final class Other extends One {}

  private Plug make(Class<? extends Plug> type) {
    made.add(type);
    return conn -> {
      ran.add(type.getSimpleName());
      if (conn.rawPath().equals("/halt")) {
        conn.halt();
      }
    };
  }

  @UsePlug(One.class)
  @UsePlug(value = Other.class, actions = "edit")
  public static class Rooms {
    @UsePlug(Other.class)
    public void show() {}

    public void edit() {}

    public void index() {}
  }

  @Test
  void thoseOfTheClassRunBeforeThoseOfTheAction() {
    assertThat(run(Rooms.class, "show", "/")).containsExactly("One", "Other");
    assertThat(run(Rooms.class, "edit", "/")).containsExactly("One", "Other");
    assertThat(run(Rooms.class, "index", "/")).containsExactly("One");
    assertThat(made).containsExactly(One.class, Other.class);
  }

  @Test
  void theFirstThatHaltsIsTheLast() {
    assertThat(run(Rooms.class, "show", "/halt")).containsExactly("One");
  }

  @UsePlug(value = One.class, actions = "destroy")
  public static class Misspelt {
    public void show() {}
  }

  @Test
  void anActionThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> run(Misspelt.class, "show", "/"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("expected actions of " + Misspelt.class.getName() + " for the plug One, got:"
            + " \"destroy\"; write the action, or take its name out");
  }

  @Path("things")
  public static class Things {
    @GET
    @Produces("text/plain")
    @UsePlug(One.class)
    public String text() {
      return "";
    }

    @GET
    @Produces("text/html")
    @UsePlug(One.class)
    public String html() {
      return "";
    }
  }

  @Path("things")
  public static class Conflict {
    @GET
    @Produces("text/plain")
    @UsePlug(One.class)
    public String text() {
      return "";
    }

    @GET
    @Produces("text/html")
    public String html() {
      return "";
    }
  }

  @Test
  void methodsThatJaxRsChoosesFromHaveTheSamePlugs() {
    Route same = Routes.of(r -> r.mount(Things.class)).list().get(0);
    plugs.add(same, RouteActions.find(same));
    assertThat(run(same, "/")).containsExactly("One");
    Route conflict = Routes.of(r -> r.mount(Conflict.class)).list().get(0);
    assertThatThrownBy(() -> plugs.add(conflict, RouteActions.find(conflict)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("expected the same plugs for all methods of the route"
            + " \"GET /things Conflict html,text\", got others for ")
        .hasMessageEndingWith("; plugs run before JAX-RS chooses");
  }

  private List<String> run(Class<?> controller, String action, String path) {
    Route route = Routes.of(r -> r.get("/", controller, action)).list().get(0);
    plugs.add(route, RouteActions.find(route));
    return run(route, path);
  }

  private List<String> run(Route route, String path) {
    ran.clear();
    plugs.call(route, new FakeExchange("GET", path).conn());
    return List.copyOf(ran);
  }
}
