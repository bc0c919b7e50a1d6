package io.garuda.session;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletContext;
import jakarta.servlet.SessionCookieConfig;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionCookieTest {
  private final List<String> lines = new ArrayList<>();
  private String name = "JSESSIONID";
  private boolean httpOnly;
  private String sameSite = "";
  private boolean https = true;
  private boolean committed;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "JSESSIONID=1                     | JSESSIONID=1; Secure",
        "JSESSIONID=1; Path=/; HttpOnly   | JSESSIONID=1; Path=/; HttpOnly; Secure",
        "JSESSIONID=1; Secure; Path=/     | JSESSIONID=1; Secure; Path=/",
        "JSESSIONID=1;secure              | JSESSIONID=1;secure",
        "JSESSIONID=Secure; Path=/Secure  | JSESSIONID=Secure; Path=/Secure; Secure",
        "JSESSIONIDVERSION=1              | JSESSIONIDVERSION=1",
        "other=JSESSIONID=1               | other=JSESSIONID=1",
      })
  void onlyTheSessionsCookieIsCompletedAndOnlyOnce(String cookie, String completed) {
    lines.addAll(List.of("before=1", cookie, "after=1"));
    complete();
    complete();
    assertThat(lines).containsExactly("before=1", completed, "after=1");
  }

  @Test
  void whatTheContainerLeftOutIsAdded() {
    httpOnly = true;
    sameSite = "Lax";
    lines.addAll(List.of("JSESSIONID=1; Path=/", "JSESSIONID=2; HttpOnly; SameSite=Strict"));
    complete();
    assertThat(lines)
        .containsExactly(
            "JSESSIONID=1; Path=/; Secure; HttpOnly; SameSite=Lax",
            "JSESSIONID=2; HttpOnly; SameSite=Strict; Secure");
  }

  @Test
  void theCookieHasTheNameThatTheApplicationGaveIt() {
    name = "sid";
    lines.addAll(List.of("sid=1", "JSESSIONID=1"));
    complete();
    assertThat(lines).containsExactly("sid=1; Secure", "JSESSIONID=1");
  }

  @ParameterizedTest
  @CsvSource({"false, false", "true, true"})
  void aCookieThatNeedNotOrCannotChangeStays(boolean secure, boolean sent) {
    https = secure;
    committed = sent;
    lines.add("JSESSIONID=1");
    complete();
    assertThat(lines).containsExactly("JSESSIONID=1");
  }

  @Test
  void anExpiredOneTakesThePlaceOfWhatWasSetBefore() {
    https = false;
    lines.addAll(List.of("JSESSIONID=1", "own=1"));
    SessionCookie.ofContainer(request()).expire(request(), response());
    assertThat(lines)
        .containsExactly(
            "JSESSIONID=; Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Path=/app", "own=1");
  }

  @Test
  void aServersOwnNameIsKnownByTheIdThatItHolds() {
    assertThat(SessionCookie.ofContainer(request(new Cookie("a", "b"), new Cookie("APP", "id")))
            .name())
        .isEqualTo("APP");
    assertThat(SessionCookie.ofContainer(
                request(new Cookie("x", "id"), new Cookie("JSESSIONID", "id")))
            .name())
        .isEqualTo("JSESSIONID");
  }

  private void complete() {
    SessionCookie.complete(request(), response());
  }

  private HttpServletRequest request(Cookie... sent) {
    SessionCookieConfig config =
        proxy(SessionCookieConfig.class, (proxy, called, arguments) -> switch (called.getName()) {
          case "getName" -> name;
          case "isHttpOnly" -> httpOnly;
          case "isSecure" -> false;
          case "getAttribute" -> sameSite.isEmpty() ? null : sameSite;
          default -> null;
        });
    ServletContext context = proxy(
        ServletContext.class,
        (proxy, called, arguments) -> called.getName().equals("getContextPath") ? "/app" : config);
    return proxy(HttpServletRequest.class, (proxy, called, arguments) -> switch (called.getName()) {
      case "getServletContext" -> context;
      case "isSecure" -> https;
      case "getCookies" -> sent;
      case "getRequestedSessionId" -> "id";
      default -> throw new UnsupportedOperationException(called.toString());
    });
  }

  private HttpServletResponse response() {
    return proxy(
        HttpServletResponse.class, (proxy, called, arguments) -> switch (called.getName()) {
          case "isCommitted" -> committed;
          case "getHeaders" -> lines;
          case "setHeader" -> {
            lines.clear();
            yield lines.add((String) arguments[1]);
          }
          case "addHeader" -> lines.add((String) arguments[1]);
          default -> throw new UnsupportedOperationException(called.toString());
        });
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
