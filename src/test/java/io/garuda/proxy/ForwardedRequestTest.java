package io.garuda.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletContext;
import jakarta.servlet.SessionCookieConfig;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A request to {@code http://inside:8080/app/rooms/1}, and the answer to it. */
class ForwardedRequestTest {
  private static final TrustedProxies PROXIES = TrustedProxies.of("127.0.0.1");

  private final Map<String, String> headers = new HashMap<>(Map.of("Host", "inside:8080"));
  private final List<String> cookies = new ArrayList<>();
  private final List<String> redirects = new ArrayList<>();
  private String cookieName = "JSESSIONID";
  private boolean committed;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        // Host | Proto | Host | Port | URL
        "inside:8080 | -     | -      | -    | http://inside:8080",
        "inside:8080 | https | -      | -    | https://inside:8080",
        "inside      | https | -      | -    | https://inside",
        "-           | https | -      | -    | https://inside",
        "inside:8080 | https | -      | 443  | https://inside",
        "inside:8080 | -     | -      | 80   | http://inside",
        "inside:8080 | -     | a.com  | -    | http://a.com",
        "inside:8080 | https | a.com  | -    | https://a.com",
        "inside:8080 | https | a.com  | 8443 | https://a.com:8443",
        "inside:8080 | https | a.com  | 80   | https://a.com:80",
        "inside:8080 | https | a.com:1| 2    | https://a.com:1",
        "inside:8080 | http  | [::1]  | 443  | http://[::1]:443",
      })
  void theUrlIsTheOneThatTheClientAskedFor(
      String host, String proto, String forwardedHost, String port, String url) {
    headers.put("X-Forwarded-For", "1.1.1.1");
    headers.put("Host", host);
    headers.put("X-Forwarded-Proto", proto);
    headers.put("X-Forwarded-Host", forwardedHost);
    headers.put("X-Forwarded-Port", port);
    assertThat(seen().getRequestURL()).hasToString(url + "/app/rooms/1");
  }

  @Test
  void withoutATrustedProxyTheRequestIsTheSameObject() {
    HttpServletRequest request = request();
    HttpServletResponse response = response();
    assertThat(ForwardedRequest.of(request, response, PROXIES)).isSameAs(request);
    headers.put("X-Forwarded-Proto", "https");
    assertThat(ForwardedRequest.of(request, response, TrustedProxies.none())).isSameAs(request);
    assertThat(ForwardedRequest.of(request, response, TrustedProxies.of("127.0.0.2")))
        .isSameAs(request);
  }

  @ParameterizedTest
  @CsvSource({
    "/items,          https://a.com/items",
    "/items?q=1#a,    https://a.com/items?q=1#a",
    "2,               https://a.com/app/rooms/2",
    "../x,            https://a.com/app/rooms/../x",
    "?q=1,            https://a.com/app/rooms/1?q=1",
    "'',              https://a.com/app/rooms/1",
    "//b.com/x,       https://b.com/x",
    "http://b.com/x,  http://b.com/x",
    "mailto:a@b.com,  mailto:a@b.com",
  })
  void aRedirectIsAWholeUri(String location, String whole) throws IOException {
    headers.put("X-Forwarded-Proto", "https");
    headers.put("X-Forwarded-Host", "a.com");
    seen().response().sendRedirect(location);
    assertThat(redirects).containsExactly(whole);
  }

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
  void onlyTheSessionsCookieBecomesSecureAndOnlyOnce(String cookie, String marked) {
    headers.put("X-Forwarded-Proto", "https");
    cookies.addAll(List.of("before=1", cookie, "after=1"));
    seen().secureSessionCookie();
    seen().secureSessionCookie();
    assertThat(cookies).containsExactly("before=1", marked, "after=1");
  }

  @Test
  void theCookieHasTheNameThatTheApplicationGaveIt() {
    headers.put("X-Forwarded-Proto", "https");
    cookieName = "sid";
    cookies.addAll(List.of("sid=1", "JSESSIONID=1"));
    seen().secureSessionCookie();
    assertThat(cookies).containsExactly("sid=1; Secure", "JSESSIONID=1");
  }

  @ParameterizedTest
  @CsvSource({"http, false", "https, true"})
  void aCookieThatNeedNotOrCannotChangeStays(String proto, boolean sent) {
    headers.put("X-Forwarded-Proto", proto);
    cookies.add("JSESSIONID=1");
    committed = sent;
    seen().secureSessionCookie();
    assertThat(cookies).containsExactly("JSESSIONID=1");
  }

  @Test
  void aSessionThatBeginsOrIsRenewedHasASecureCookie() {
    headers.put("X-Forwarded-Proto", "https");
    seen().getSession();
    assertThat(cookies).containsExactly("JSESSIONID=new; Secure");
    cookies.clear();
    seen().getSession(true);
    assertThat(cookies).containsExactly("JSESSIONID=new; Secure");
    cookies.clear();
    seen().changeSessionId();
    assertThat(cookies).containsExactly("JSESSIONID=renewed; Secure");
  }

  private ForwardedRequest seen() {
    return (ForwardedRequest) ForwardedRequest.of(request(), response(), PROXIES);
  }

  private HttpServletRequest request() {
    return proxy(HttpServletRequest.class, (proxy, called, arguments) -> switch (called.getName()) {
      case "getRemoteAddr" -> "127.0.0.1";
      case "getScheme" -> "http";
      case "isSecure" -> false;
      case "getServerName" -> "inside";
      case "getServerPort" -> 8080;
      case "getRequestURI" -> "/app/rooms/1";
      case "getHeader" -> headers.get((String) arguments[0]);
      case "getHeaders" -> {
        String value = headers.get((String) arguments[0]);
        yield Collections.enumeration(value == null ? List.of() : List.of(value));
      }
      case "getServletContext" -> context();
      case "getSession" -> {
        cookies.add("JSESSIONID=new");
        yield proxy(HttpSession.class, (session, asked, none) -> "unused");
      }
      case "changeSessionId" -> {
        cookies.add("JSESSIONID=renewed");
        yield "renewed";
      }
      default -> throw new UnsupportedOperationException(called.toString());
    });
  }

  private ServletContext context() {
    SessionCookieConfig config =
        proxy(SessionCookieConfig.class, (proxy, called, arguments) -> cookieName);
    return proxy(ServletContext.class, (proxy, called, arguments) -> config);
  }

  private HttpServletResponse response() {
    return proxy(
        HttpServletResponse.class, (proxy, called, arguments) -> switch (called.getName()) {
          case "isCommitted" -> committed;
          case "getHeaders" -> cookies;
          case "setHeader" -> {
            cookies.clear();
            yield cookies.add((String) arguments[1]);
          }
          case "addHeader" -> cookies.add((String) arguments[1]);
          case "sendRedirect" -> redirects.add((String) arguments[0]);
          default -> throw new UnsupportedOperationException(called.toString());
        });
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
