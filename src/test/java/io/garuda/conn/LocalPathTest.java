package io.garuda.conn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalPathTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/rooms", "/rooms?a=//b#c", "/a//b", "/.//evil.com", "/%5Cevil.com", "/é b"})
  void aPathOfThisApplicationIsLetThrough(String path) {
    assertThat(LocalPath.checked(path)).isEqualTo(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "rooms",
        "//evil.com",
        "///evil.com",
        "/\\evil.com",
        "\\\\evil.com",
        "\\/evil.com",
        "/a\\b",
        "https://evil.com",
        "https:evil.com",
        "javascript:alert(1)",
        " //evil.com",
        "/\t/evil.com",
        "/\n/evil.com",
        "/a\r\nSet-Cookie: a=b",
        "/\u0000",
        "/\u007f"
      })
  void whatMayLeadElsewhereIsRefused(String path) {
    assertThatThrownBy(() -> LocalPath.checked(path))
        .isInstanceOf(IllegalArgumentException.class)
        .satisfies(
            e -> assertThat(String.valueOf(e.getMessage())).doesNotContainPattern("\\p{Cntrl}"));
  }

  @Test
  void whatNoHeaderMayHoldIsEncoded() {
    assertThat(LocalPath.ascii("/rooms?a=b%20c#d")).isEqualTo("/rooms?a=b%20c#d");
    assertThat(LocalPath.ascii("/é b/😀")).isEqualTo("/%C3%A9%20b/%F0%9F%98%80");
  }
}
