package io.garuda.router;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.garuda.plug.Pipeline;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.junit.jupiter.api.Test;

class ResourceClassTest {
  @HttpMethod("LOCK")
  @Retention(RetentionPolicy.RUNTIME)
  @interface Lock {}

  interface Shown<T> {
    @GET
    @Path("{id: \\d+}")
    T show(T id);

    @PUT
    T replaced(T id);
  }

  public abstract static class Base {
    @POST
    public String create() {
      return "";
    }
  }

  @Path("/rooms/")
  public static class Rooms extends Base implements Shown<String> {
    @GET
    @Path("{name}")
    public String byName() {
      return "";
    }

    @GET
    @Path("new")
    public String fresh() {
      return "";
    }

    @Lock
    @Path("/{id}/lock/")
    public String lock() {
      return "";
    }

    @Override
    public String show(String id) {
      return id;
    }

    @Override
    @Lock
    public String replaced(String id) {
      return id;
    }

    public String helper() {
      return "";
    }
  }

  @Path("")
  public static class Typed {
    @GET
    @Produces("text/plain")
    public String text() {
      return "";
    }

    @GET
    @Produces("application/json")
    public String json() {
      return "";
    }

    @POST
    @Consumes("text/plain")
    public String post() {
      return "";
    }
  }

  public static class NoPath {
    @GET
    public String show() {
      return "";
    }
  }

  @Path("x")
  public static class NoVerb {
    public String show() {
      return "";
    }
  }

  @Path("x")
  public static class Locator {
    @Path("sub")
    public Rooms sub() {
      return new Rooms();
    }
  }

  @Path("x")
  public static class TwoVerbs {
    @GET
    @POST
    public String both() {
      return "";
    }
  }

  @Path("x")
  public static class TwoNames {
    @GET
    @Path("{a}")
    public String one() {
      return "";
    }

    @GET
    @Path("{b}")
    public String two() {
      return "";
    }
  }

  @Path("x")
  public static class HiddenVerb {
    @GET
    public String open() {
      return "";
    }

    @POST
    String hidden() {
      return "";
    }
  }

  @Test
  void pathsAndVerbsBecomeRowsBehindTheScope() {
    Routes routes = Routes.of(r -> r.scope("/api", s -> {
      s.pipeThrough(Pipeline.named("api"));
      s.mount(Rooms.class);
    }));
    assertThat(RouteFormatter.format(routes).lines())
        .containsExactly(
            "LOCK  /api/rooms/{id}/lock  Rooms  lock      [api]",
            "GET   /api/rooms/new        Rooms  fresh     [api]",
            "GET   /api/rooms/{id: \\d+}  Rooms  show      [api]",
            "GET   /api/rooms/{name}     Rooms  byName    [api]",
            "LOCK  /api/rooms            Rooms  replaced  [api]",
            "POST  /api/rooms            Rooms  create    [api]");
    assertThat(routes.match("GET", "h", "/api/rooms/7").orElseThrow().route().action())
        .isEqualTo("show");
    assertThat(routes.match("GET", "h", "/api/rooms/7a").orElseThrow().route().action())
        .isEqualTo("byName");
    assertThat(routes.match("PUT", "h", "/api/rooms")).isEmpty();
  }

  @Test
  void methodsThatMediaTypesTellApartAreOneRow() {
    Routes routes = Routes.of(r -> r.scope("/typed", s -> s.mount(Typed.class)));
    assertThat(RouteFormatter.format(routes))
        .isEqualTo("GET   /typed  Typed  json,text  []\n" + "POST  /typed  Typed  post       []");
  }

  @Test
  void whatCannotBeMountedIsSaidWithItsCure() {
    assertMistake(
        NoPath.class,
        "expected a class with @Path to mount NoPath, got: " + NoPath.class.getName()
            + "; annotate it, or name its methods in the table");
    assertMistake(
        NoVerb.class,
        "expected public methods with a verb such as @GET to mount NoVerb,"
            + " got: none; annotate one, or mount nothing");
    assertMistake(
        Locator.class,
        "expected one verb to mount Locator, got: none at sub;"
            + " sub-resource locators cannot be rows: mount the sub-resource's class instead");
    assertMistake(
        TwoVerbs.class,
        "expected one verb to mount TwoVerbs, got: [GET, POST] at both;"
            + " write a method for each");
    assertMistake(
        TwoNames.class,
        "expected one name for each parameter of GET /x/{a} to mount"
            + " TwoNames, got: /x/{b} at two; name it the same in both");
    assertMistake(
        HiddenVerb.class,
        "expected verbs at public methods to mount HiddenVerb, got: one"
            + " at hidden; make the method public");
  }

  private static void assertMistake(Class<?> type, String message) {
    assertThatThrownBy(() -> Routes.of(r -> r.mount(type)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
