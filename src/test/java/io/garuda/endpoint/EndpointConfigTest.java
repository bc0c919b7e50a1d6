package io.garuda.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointConfigTest {
  private static EndpointConfig with(String staticUrl) {
    return EndpointConfig.builder().staticUrl(staticUrl).build();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "https://cdn.example.com", "http://localhost:8080/shop/v1"})
  void staticFilesMayBeElsewhere(String url) {
    assertThat(with(url).staticUrl()).isEqualTo(url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://cdn.example.com/",
        "//cdn.example.com",
        "cdn.example.com",
        "https://cdn.example.com?x",
        "https://cdn.example.com/#x",
        "javascript:alert(1)"
      })
  void aUrlToWhichNoPathCanBeAddedIsRefused(String url) {
    assertThatThrownBy(() -> with(url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(url);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/health/", "health", "/", "", "/{name}", "/a b", "/a?b", "//"})
  void healthHasAPlainPath(String path) {
    assertThatThrownBy(() -> EndpointConfig.builder().health(path).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("expected a path");
    assertThat(EndpointConfig.builder().health("/internal/health").build().health())
        .isEqualTo("/internal/health");
  }
}
