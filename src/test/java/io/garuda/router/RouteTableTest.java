package io.garuda.router;

import static io.garuda.router.ResourceAction.CREATE;
import static io.garuda.router.ResourceAction.DELETE;
import static io.garuda.router.ResourceAction.INDEX;
import static io.garuda.router.ResourceAction.SHOW;
import static io.garuda.router.ResourceOptions.except;
import static io.garuda.router.ResourceOptions.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.garuda.assigns.Key;
import io.garuda.plug.Pipeline;
import io.garuda.plug.Plug;
import java.lang.System.Logger.Level;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RouteTableTest {
  private static final Pipeline BROWSER = Pipeline.named("browser");
  private static final Pipeline USER = Pipeline.named("user");
  private static final Key<String> TENANT = Key.of("tenant", String.class);
  private static final Key<Integer> LEVEL = Key.of("level", Integer.class);

  static final class UserController {}

  static final class BlogPostController {}

  static final class HTTPController {}

  @Test
  void eachVerbHasItsDeclaration() {
    assertThat(table(r -> {
          r.get("/", UserController.class, "a");
          r.post("/", UserController.class, "a");
          r.put("/", UserController.class, "a");
          r.patch("/", UserController.class, "a");
          r.delete("/", UserController.class, "a");
          r.options("/", UserController.class, "a");
          r.head("/", UserController.class, "a");
          r.connect("/", UserController.class, "a");
          r.trace("/", UserController.class, "a");
          r.match("propfind", "/", UserController.class, "a");
          r.match("*", "/", UserController.class, "a");
        }))
        .isEqualTo(
            "GET / POST / PUT / PATCH / DELETE / OPTIONS / HEAD / CONNECT / TRACE / PROPFIND /"
                + " * /");
    assertThatThrownBy(() -> table(r -> r.match("GET POST", "/", UserController.class, "a")))
        .hasMessage("expected a method such as GET or * for \"/\", got: \"GET POST\"");
  }

  @Test
  void aResourceHasItsSevenActionsInTheirOrder() {
    assertThat(Routes.of(r -> r.resources("/users", UserController.class)).list())
        .extracting(Route::toString)
        .containsExactly(
            "GET /users UserController index",
            "GET /users/{id}/edit UserController edit",
            "GET /users/new UserController newForm",
            "GET /users/{id} UserController show",
            "POST /users UserController create",
            "PATCH /users/{id} UserController update",
            "PUT /users/{id} UserController update",
            "DELETE /users/{id} UserController delete");
    assertThat(table(r -> {
          r.resources("/a/", UserController.class, only(INDEX, CREATE));
          r.resources("/b", UserController.class, except(INDEX, CREATE, SHOW, DELETE));
          r.resources("/c", UserController.class, only(SHOW).param("slug"));
        }))
        .isEqualTo("GET /a POST /a GET /b/{id}/edit GET /b/new PATCH /b/{id} PUT /b/{id}"
            + " GET /c/{slug}");
  }

  @Test
  void aSingletonHasNoIndexAndNoParameter() {
    assertThat(table(r ->
            r.resources("/account", UserController.class, ResourceOptions.all().singleton())))
        .isEqualTo("GET /account/edit GET /account/new GET /account POST /account PATCH /account"
            + " PUT /account DELETE /account");
    assertThatThrownBy(
            () -> table(r -> r.resources("/", UserController.class, only(INDEX).singleton())))
        .hasMessage(
            "expected actions of a singleton resource from [EDIT, NEW, SHOW, CREATE, UPDATE,"
                + " DELETE], got: [INDEX]; take INDEX out");
  }

  @Test
  void aNestedResourceStandsBelowOneOfTheOuter() {
    ResourceOptions show = only(SHOW);
    assertThat(table(r -> r.resources("/users", UserController.class, show, users -> {
          users.resources("/posts", BlogPostController.class, show, posts -> {
            posts.get("/special", BlogPostController.class, "special");
          });
          users.resources("/pages", HTTPController.class, show.param("slug"), pages -> {
            pages.resources("/notes", UserController.class, show.name("note"), notes -> {
              notes.get("/", UserController.class, "a");
            });
          });
        })))
        .isEqualTo("GET /users/{id} GET /users/{user_id}/posts/{id}"
            + " GET /users/{user_id}/posts/{blog_post_id}/special"
            + " GET /users/{user_id}/pages/{slug}"
            + " GET /users/{user_id}/pages/{http_slug}/notes/{id}"
            + " GET /users/{user_id}/pages/{http_slug}/notes/{note_id}");
    assertThat(
            table(r -> r.resources("/account", UserController.class, show.singleton(), account -> {
              account.resources("/posts", BlogPostController.class, show);
            })))
        .isEqualTo("GET /account GET /account/posts/{id}");
  }

  @Test
  void optionsHoldForWhatFollowsAndAreInherited() {
    Routes routes = Routes.of(r -> {
      r.get("/first", UserController.class, "a");
      r.assign(TENANT, "outer");
      r.assign(LEVEL, 1);
      r.log(Level.INFO);
      r.pipeThrough(BROWSER, USER);
      r.scope("/in", s -> {
        s.host("a.com", "B.");
        s.assign(TENANT, "inner");
        s.log(Level.OFF);
        s.get("/", UserController.class, "a");
      });
      r.get("/last", UserController.class, "a");
    });
    assertThat(routes.list().get(0).options()).isEqualTo(RouteOptions.NONE);
    assertThat(routes.list().get(0).options().log()).isEqualTo(Level.DEBUG);
    RouteOptions inner = routes.list().get(1).options();
    assertThat(inner.hosts()).containsExactly("a.com", "b.");
    assertThat(inner.log()).isEqualTo(Level.OFF);
    assertThat(inner.pipelines()).containsExactly(BROWSER, USER);
    assertThat(inner.assigns())
        .extracting(assign -> assign.key().name() + "=" + assign.value())
        .containsExactlyInAnyOrder("tenant=inner", "level=1");
    RouteOptions last = routes.list().get(2).options();
    assertThat(last.hosts()).isEmpty();
    assertThat(last.assigns())
        .extracting(assign -> assign.key().name() + "=" + assign.value())
        .containsExactly("tenant=outer", "level=1");
  }

  @Test
  void aHostIsANameAndNothingElse() {
    for (String wrong :
        new String[] {"", " ", "a.com:80", "http://a.com", "*.a.com", "a@b", "a/b"}) {
      assertThatThrownBy(() -> table(r -> r.scope("/x", s -> s.host("ok.com", wrong))))
          .as(wrong)
          .hasMessageStartingWith("expected hosts such as \"example.com\" or \"admin.\" in scope")
          .hasMessageContaining("\"/x\"");
    }
    assertThatThrownBy(() -> table(RouteTable::host)).hasMessageEndingWith("got: []");
  }

  @Test
  void aPlugStandsOnceBehindAPrefix() {
    Plug plug = conn -> {};
    Routes routes = Routes.of(r -> r.scope("/admin", s -> {
      s.pipeThrough(BROWSER);
      s.get("/stats", UserController.class, "stats");
      s.forward("/", plug);
    }));
    assertThat(RouteFormatter.format(routes))
        .isEqualTo("GET  /admin/stats  UserController  stats    [browser]\n"
            + "*    /admin        Plug            forward  [browser]");
    RouteMatch match = routes.match("PUT", "h", "/admin/x/y").orElseThrow();
    assertThat(match.route().target()).isEqualTo(new RouteTarget.Forward(plug));
    assertThat(match.params().names()).isEmpty();
    assertThat(routes.match("PUT", "h", "/admin")).isPresent();
    assertThat(routes.match("PUT", "h", "/adminx")).isEmpty();
    assertThat(routes.match("GET", "h", "/admin/..%2F")).isEmpty();
    assertThatThrownBy(() -> table(r -> {
          r.forward("/a", plug);
          r.scope("/b", s -> s.forward("/c", plug));
        }))
        .hasMessage("expected each plug once behind a forward, got one for \"/a\" and \"/b/c\";"
            + " make another instance of it");
    assertThatThrownBy(() -> table(r -> r.scope("/{id}", s -> s.forward("/a", plug))))
        .hasMessageStartingWith(
            "expected a prefix without parameters to forward, got: \"/{id}/a\"");
  }

  @Test
  void anotherRouterStandsBelowAPath() {
    Router admin = r -> r.get("/stats", UserController.class, "stats");
    assertThat(table(r -> r.scope("/admin", admin::routes))).isEqualTo("GET /admin/stats");
  }

  private static String table(Consumer<RouteTable> block) {
    return Routes.of(block::accept).list().stream()
        .map(route -> route.method() + " " + route.path())
        .collect(Collectors.joining(" "));
  }
}
