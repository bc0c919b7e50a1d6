package io.garuda.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.router.RouteMatch;
import io.garuda.router.Routes;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InternalUriTest {
  private static final URI BASE = URI.create("http://localhost/app/");

  private final Routes routes = Routes.of(r -> {
    r.get("/", Object.class, "home");
    r.get("/rooms/{id}/{rest: .*}", Object.class, "show");
  });

  @Test
  void aTemplateIsTheIndexInItsGroupAndTheParameters() {
    assertThat(InternalUri.group(routes.list().get(0))).isEqualTo("0");
    assertThat(InternalUri.template(routes.list().get(0))).isEqualTo("0");
    assertThat(InternalUri.template(routes.list().get(1))).isEqualTo("1/{id: [^/]*}/{rest: [^/]*}");
  }

  @Test
  void valuesAreEncodedWholeSoThatEachStaysOneSegment() {
    assertThat(uri("/rooms/a%2Fb/c/d%3F;e=f", null))
        .isEqualTo("http://localhost/app/0/1/a%2Fb/c%2Fd%3F%3Be%3Df");
    assertThat(uri("/rooms/%C3%A9%20%25/", null))
        .isEqualTo("http://localhost/app/0/1/%C3%A9%20%25/");
    assertThat(uri("/rooms/...{x}/~", "a=b"))
        .isEqualTo("http://localhost/app/0/1/%2E%2E%2E%7Bx%7D/~?a=b");
    assertThat(uri("/", "")).isEqualTo("http://localhost/app/0/0?");
  }

  @ParameterizedTest
  @CsvSource({
    "a=b&c=%C3%A9+%2f,  a=b&c=%C3%A9+%2f",
    "a[b]=c|d,          a%5Bb%5D=c%7Cd",
    "a=%zz&b=%4,        a=%25zz&b=%254",
    "a=é,               a=%C3%A9",
    "'a=\"<>\\^`{} #',  a=%22%3C%3E%5C%5E%60%7B%7D%20%23",
    "?/:@!$'()*;,       ?/:@!$'()*;",
  })
  void aQueryPassesButForWhatNoUriMayHold(String query, String legal) {
    assertThat(uri("/", query)).isEqualTo("http://localhost/app/0/0?" + legal);
  }

  @Test
  void aLargeTableHasManyGroups() {
    Routes large = Routes.of(r -> {
      for (int i = 0; i < 100; i++) {
        r.get("/" + i, Object.class, "show");
      }
    });
    assertThat(InternalUri.group(large.list().get(70))).isEqualTo("2");
    assertThat(InternalUri.template(large.list().get(70))).isEqualTo("6");
    RouteMatch match = large.match("GET", "localhost", "/70").orElseThrow();
    assertThat(InternalUri.of(BASE, match.route(), match.params(), null))
        .hasToString("http://localhost/app/2/6");
  }

  private String uri(String path, @Nullable String query) {
    RouteMatch match = routes.match("GET", "localhost", path).orElseThrow();
    return InternalUri.of(BASE, match.route(), match.params(), query).toString();
  }
}
