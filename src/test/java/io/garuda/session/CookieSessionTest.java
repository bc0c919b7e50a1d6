package io.garuda.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import io.garuda.assigns.Key;
import io.garuda.conn.Conn;
import io.garuda.conn.FakeExchange;
import io.garuda.plug.FetchFlash;
import io.garuda.token.Secrets;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CookieSessionTest {
  private static final Secrets SECRETS = Secrets.of("the secret of an application in tests");
  private static final Secrets OTHERS = Secrets.of("the secret of another application, in tests");
  private static final Key<String> USER = Key.of("user", String.class);
  private static final Key<Long> COUNT = Key.of("count", Long.class);
  private static final Key<Cart> CART = Key.of("cart", Cart.class);
  private static final CookieStore STORE = CookieStore.named("_app");

  record Cart(List<String> items) {}

  private final SessionStore.Opener opener = Stores.start(STORE, SECRETS);
  private String cookie = "";

  /** Will run a request of the browser, and return what it was told to keep, if anything. */
  private @Nullable String ask(SessionStore.Opener store, Consumer<Conn> action) {
    FakeExchange exchange =
        new FakeExchange("GET", "/").header("cookie", cookie).sessions(store);
    Conn conn = exchange.conn();
    action.accept(conn);
    if (!conn.answered()) {
      conn.respond(200, "text/plain", "ok");
    }
    String set = exchange.answered("set-cookie");
    if (set != null) {
      cookie = set.split(";", 2)[0];
    }
    return set;
  }

  private @Nullable String ask(Consumer<Session> action) {
    return ask(opener, conn -> action.accept(conn.session()));
  }

  private void assertNoSession() {
    assertThat(ask(session -> assertThat(session.all()).isEmpty())).isNull();
  }

  @Test
  void itIsKeptByTheBrowserAndWrittenOnlyWhenItChanged() {
    assertThat(ask(session -> session.put(USER, "ada")))
        .matches("_app=[\\w.-]+; Path=/; HttpOnly; SameSite=Lax");
    assertThat(ask(session -> assertThat(session.get(USER)).isEqualTo("ada"))).isNull();
    assertThat(ask(session -> session.put(USER, "ada"))).isNull();
    assertThat(ask(session -> session.put(CART, new Cart(List.of("tea"))))).isNotNull();
    ask(session -> {
      assertThat(session.get(CART).items()).containsExactly("tea");
      assertThat(session.all()).containsOnlyKeys("user", "cart");
    });
    assertThat(ask(opener, conn -> {})).isNull();
    assertThat(ask(session -> session.put(COUNT, 7L))).isNotNull();
    assertThat(ask(session -> session.put(COUNT, 7L))).isNull();
    ask(session -> assertThat(session.get(COUNT)).isEqualTo(7));
  }

  @Test
  void nothingIsNoSession() {
    assertThat(ask(session -> {
          session.delete(USER);
          session.clear();
          session.renew();
          session.drop();
          assertThat(session.find(USER)).isEmpty();
        }))
        .isNull();
  }

  @Test
  void aDroppedOrEmptiedSessionsCookieExpires() {
    String expired =
        "_app=; Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Path=/; HttpOnly; SameSite=Lax";
    List<Consumer<Session>> ends =
        List.of(Session::drop, Session::clear, session -> session.delete(USER));
    for (Consumer<Session> end : ends) {
      ask(session -> session.put(USER, "ada"));
      assertThat(ask(end)).isEqualTo(expired);
    }
    cookie = "_app=stale";
    assertThat(ask(Session::drop)).isEqualTo(expired);
    ask(session -> session.put(USER, "ada"));
    ask(session -> {
      session.drop();
      session.put(CART, new Cart(List.of()));
    });
    ask(session -> assertThat(session.all()).containsOnlyKeys("cart"));
  }

  @Test
  void aRenewedSessionHasAnotherCsrfToken() {
    String token = ask(session -> session.put(USER, CsrfToken.masked(session)));
    assertThat(token).isNotNull();
    ask(session -> assertThat(CsrfToken.valid(session, session.get(USER))).isTrue());
    assertThat(ask(Session::renew)).isNotNull();
    ask(session -> assertThat(CsrfToken.valid(session, session.get(USER))).isFalse());
  }

  @Test
  void eachLetterOfTheCookieCounts() {
    for (CookieStore store : List.of(STORE, STORE.encrypted())) {
      SessionStore.Opener opened = Stores.start(store, SECRETS);
      ask(opened, conn -> conn.session().put(USER, "ada"));
      String whole = cookie;
      for (int i = "_app=".length(); i < whole.length(); i++) {
        char other = whole.charAt(i) == 'A' ? 'B' : 'A';
        for (String changed : List.of(
            whole.substring(0, i), whole.substring(0, i) + other + whole.substring(i + 1))) {
          cookie = changed;
          ask(opened, conn -> assertThat(conn.session().find(USER)).as(changed).isEmpty());
        }
      }
    }
  }

  @Test
  void anotherApplicationsOrStoresCookieIsNoSession() {
    ask(Stores.start(STORE, OTHERS), conn -> conn.session().put(USER, "eve"));
    assertNoSession();
    ask(Stores.start(STORE.encrypted(), SECRETS), conn -> conn.session().put(USER, "eve"));
    assertNoSession();
    ask(Stores.start(CookieStore.named("_b"), SECRETS), conn -> conn.session().put(USER, "b"));
    cookie = cookie.replace("_b=", "_app=");
    assertNoSession();
  }

  @Test
  void ofSeveralCookiesTheOneThatIsOursCounts() {
    ask(session -> session.put(USER, "ada"));
    String adas = cookie;
    cookie = "_app=planted; " + adas + "; other=1";
    ask(session -> assertThat(session.get(USER)).isEqualTo("ada"));
    cookie = "";
    ask(Stores.start(STORE, SECRETS, -1), conn -> conn.session().put(USER, "eve"));
    cookie = cookie + "; " + adas;
    ask(session -> assertThat(session.get(USER)).isEqualTo("ada"));
  }

  @Test
  void aSecretIsRotated() {
    ask(session -> session.put(USER, "ada"));
    SessionStore.Opener rotated = Stores.start(
        STORE,
        Secrets.of("the newest secret of an application", "the secret of an application in tests"));
    ask(rotated, conn -> assertThat(conn.session().get(USER)).isEqualTo("ada"));
    ask(rotated, conn -> conn.session().put(USER, "eva"));
    assertNoSession();
  }

  @Test
  void itsAgeIsLimitedByTheServer() {
    ask(session -> session.put(USER, "ada"));
    SessionStore.Opener late = Stores.start(STORE.maxAge(Duration.ofDays(14)), SECRETS, 15);
    ask(late, conn -> assertThat(conn.session().find(USER)).isEmpty());
    SessionStore.Opener half = Stores.start(STORE, SECRETS, 8);
    assertThat(ask(half, conn -> {})).isNull();
    String before = cookie;
    assertThat(ask(half, conn -> conn.session().get(USER))).isNotNull();
    assertThat(cookie).isNotEqualTo(before);
    ask(late, conn -> assertThat(conn.session().get(USER)).isEqualTo("ada"));
  }

  @Test
  void itsCookieLooksAsConfigured() {
    CookieStore store = STORE.maxAge(Duration.ofHours(1)).persistent().path("/a");
    store = store.domain("example.com").strict().secure();
    assertThat(ask(Stores.start(store, SECRETS), conn -> conn.session().put(USER, "ada")))
        .endsWith("; Max-Age=3600; Path=/a; Domain=example.com; Secure; HttpOnly; SameSite=Strict");
    FakeExchange https = new FakeExchange("GET", "/app/").contextPath("/app").secure();
    Conn conn = https.sessions(opener).conn();
    conn.session().put(USER, "ada");
    conn.respond(200, "text/plain", "ok");
    assertThat(https.answered("set-cookie"))
        .endsWith("; Path=/app; Secure; HttpOnly; SameSite=Lax");
  }

  @Test
  void anEncryptedOneIsReadByNobody() {
    String read = "eyJkYXRh"; // {"data
    assertThat(ask(session -> session.put(USER, "ada"))).contains(read);
    SessionStore.Opener encrypted = Stores.start(STORE.encrypted(), SECRETS);
    assertThat(ask(encrypted, conn -> conn.session().put(USER, "ada"))).doesNotContain(read);
    ask(encrypted, conn -> assertThat(conn.session().get(USER)).isEqualTo("ada"));
  }

  @Test
  void tooMuchIsRefusedAndSaysWhatItIs() {
    assertThat(ask(session -> session.put(USER, "a".repeat(2_900)))).isNotNull();
    assertThatThrownBy(() -> ask(session -> session.put(USER, "a".repeat(3_000))))
        .isInstanceOf(CookieOverflowException.class)
        .hasMessageMatching(
            "expected a session of at most 4096 bytes .*, got: \\d{4}, of which are \"user\": 3002 .*");
  }

  @Test
  void onlyWhatJsonGivesBackIsKept() {
    class Closed {
      @JsonProperty
      int one() {
        return 1;
      }
    }
    class Text {
      @JsonValue
      String text() {
        return "text";
      }
    }
    for (Object value : List.of(new Object(), new Closed(), new Text(), new Thread())) {
      assertThatThrownBy(() -> ask(session -> put(session, value)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("expected a value for \"thing\" that JSON can hold and give back")
          .hasMessageContaining(value.getClass().getName());
    }
  }

  private static <T> void put(Session session, T value) {
    @SuppressWarnings("unchecked") // its own class
    Class<T> type = (Class<T>) value.getClass();
    session.put(Key.of("thing", type), value);
  }

  @Test
  void whatAnEarlierReleaseKeptInAnotherShapeIsNotThere() {
    ask(session -> session.put(Key.of("cart", String.class), "tea"));
    ask(session -> assertThat(session.find(CART)).isEmpty());
  }

  @Test
  void aChangeAfterTheAnswerBeganIsRefused() {
    assertThatThrownBy(() -> ask(opener, conn -> {
          conn.respond(200, "text/plain", "ok");
          conn.session().put(USER, "late");
        }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("put of \"user\"");
  }

  @Test
  void aForgottenSessionIsKeptAsItWas() {
    ask(session -> session.put(USER, "ada"));
    assertThat(ask(opener, conn -> {
          conn.forgetSession();
          assertThat(conn.session().find(USER)).isEmpty();
          conn.session().put(USER, "eve");
          assertThat(conn.session().get(USER)).isEqualTo("eve");
        }))
        .isNull();
    ask(session -> assertThat(session.get(USER)).isEqualTo("ada"));
  }

  @Test
  void aFlashSurvivesARedirect() {
    ask(opener, conn -> {
      new FetchFlash().call(conn);
      conn.flash().put("info", "saved");
      conn.redirect("/");
    });
    assertThat(ask(opener, conn -> {
          new FetchFlash().call(conn);
          assertThat(conn.flash().get("info")).contains("saved");
        }))
        .contains("Max-Age=0");
  }

  @Test
  void withoutASecretTheBootSaysSo() {
    assertThatThrownBy(() -> Stores.start(STORE, Secrets.none()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("GARUDA_SECRET");
    assertThatThrownBy(() -> CookieStore.named("a b")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> STORE.path("/;x")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> STORE.maxAge(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
