package io.garuda.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.garuda.token.Secrets;
import io.garuda.token.Tokens;
import jakarta.servlet.ServletContext;
import jakarta.servlet.SessionCookieConfig;
import jakarta.servlet.SessionTrackingMode;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ContainerStoreTest {
  private static final Set<SessionTrackingMode> BOTH =
      Set.of(SessionTrackingMode.COOKIE, SessionTrackingMode.URL);

  private final Map<String, Object> cookie = new HashMap<>();
  private final List<Object> said = new ArrayList<>();
  private Set<SessionTrackingMode> modes = BOTH;

  @Test
  void cookiesAreHiddenFromScriptsAndOtherSitesAndIdsStandInNoLink() {
    start(new ContainerStore());
    assertThat(cookie).isEqualTo(Map.of("HttpOnly", true, "SameSite", "Lax"));
    assertThat(said).containsExactly(Set.of(SessionTrackingMode.COOKIE));
  }

  @Test
  void whatTheApplicationsDescriptorSaysWins() {
    cookie.put("HttpOnly", "false");
    cookie.put("SameSite", "Strict");
    modes = Set.of(SessionTrackingMode.URL);
    start(new ContainerStore());
    assertThat(cookie).isEqualTo(Map.of("HttpOnly", "false", "SameSite", "Strict"));
    assertThat(said).isEmpty();
  }

  @Test
  void theIdleTimeIsTheContainersInMinutes() {
    modes = Set.of(SessionTrackingMode.COOKIE);
    start(new ContainerStore(Duration.ofHours(8)));
    assertThat(said).containsExactly(480);
    for (Duration wrong : List.of(Duration.ZERO, Duration.ofSeconds(90), Duration.ofMinutes(-1))) {
      assertThatThrownBy(() -> new ContainerStore(wrong))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("whole minutes");
    }
  }

  private void start(SessionStore store) {
    store.start(context(), new Tokens(Secrets.none(), Clock.systemUTC(), new ObjectMapper()));
  }

  private ServletContext context() {
    SessionCookieConfig config =
        proxy(SessionCookieConfig.class, (proxy, called, arguments) -> switch (called.getName()) {
          case "getAttribute" -> cookie.get((String) arguments[0]);
          case "setAttribute" -> cookie.put((String) arguments[0], arguments[1]);
          case "setHttpOnly" -> cookie.put("HttpOnly", arguments[0]);
          default -> throw new UnsupportedOperationException(called.toString());
        });
    return proxy(ServletContext.class, (proxy, called, arguments) -> switch (called.getName()) {
      case "getSessionCookieConfig" -> config;
      case "getEffectiveSessionTrackingModes" -> modes;
      case "getDefaultSessionTrackingModes" -> BOTH;
      case "setSessionTrackingModes", "setSessionTimeout" -> {
        said.add(arguments[0]);
        yield null;
      }
      default -> throw new UnsupportedOperationException(called.toString());
    });
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
