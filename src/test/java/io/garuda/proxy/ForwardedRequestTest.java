package io.garuda.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
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
  private final List<String> redirects = new ArrayList<>();

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
      default -> throw new UnsupportedOperationException(called.toString());
    });
  }

  private HttpServletResponse response() {
    return proxy(
        HttpServletResponse.class, (proxy, called, arguments) -> switch (called.getName()) {
          case "sendRedirect" -> redirects.add((String) arguments[0]);
          default -> throw new UnsupportedOperationException(called.toString());
        });
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
