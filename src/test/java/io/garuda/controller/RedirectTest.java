package io.garuda.controller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectTest {
  @Test
  void anotherSiteIsAWholeUri() {
    Redirect redirect = Redirect.external(URI.create("https://example.com/é?q=1"));
    assertThat(redirect.location()).isEqualTo("https://example.com/%C3%A9?q=1");
    assertThat(redirect.external()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "data:text/html,x",
        "mailto:a@b.c",
        "file:///etc/passwd",
        "ftp://example.com/",
        "//example.com/",
        "/rooms",
        "example.com",
        "https:example.com",
        "https:///rooms",
      })
  void whatBrowsersTakeForSomethingElseIsRefused(String uri) {
    assertThatThrownBy(() -> Redirect.external(URI.create(uri)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected a URI such as \"https://example.com/\", got: \"" + uri + "\"");
  }

  @Test
  void aStatusThatSendsNobodyAwayIsRefused() {
    assertThatThrownBy(() -> Redirect.to("/").status(200)).hasMessageContaining("got: 200");
  }
}
