package io.garuda.plug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.garuda.conn.Conn;
import io.garuda.conn.FakeExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a request makes no server look for a file; {@code StaticIT} has the rest. */
class StaticTest {
  private final Static files = new Static("/assets", "/favicon.ico");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/assets/../WEB-INF/web.xml",
        "/assets/%2e%2e/WEB-INF/web.xml",
        "/assets/.%2E/WEB-INF/web.xml",
        "/%61ssets/../WEB-INF/web.xml",
        "/assets/./app.css",
        "/assets/..%2fWEB-INF/web.xml",
        "/assets/a%2f..%2f..%2fWEB-INF",
        "/assets/..\\WEB-INF\\web.xml",
        "/assets/..%5cWEB-INF%5cweb.xml",
        "/assets/app.css%00.png",
        "/assets/app.css%0a",
        "/assets/app.css::$DATA",
        "/assets/..",
        "/favicon.ico/../WEB-INF"
      })
  void aPathThatIsNotOfNamesAloneIsRefused(String path) {
    Conn conn = new FakeExchange("GET", path).conn();
    assertThatThrownBy(() -> files.call(conn)).isInstanceOf(InvalidPathException.class);
  }

  /** A server's context would be asked for a file, which this exchange has not. */
  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/assetsx/a", "/%61ssetsx/..", "/favicon.icox", "/x/../assets/a", "/a/assets"
      })
  void otherPathsGoOn(String path) {
    Conn conn = new FakeExchange("GET", path).conn();
    files.call(conn);
    assertThat(conn.halted()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS"})
  void otherMethodsGoOn(String method) {
    Conn conn = new FakeExchange(method, "/assets/app.css").conn();
    files.call(conn);
    assertThat(conn.halted()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "assets",
        "/assets/",
        "//",
        "/WEB-INF",
        "/web-inf/lib",
        "/Meta-Inf",
        "/META-INF/x"
      })
  void noWholeApplicationIsServed(String path) {
    assertThatThrownBy(() -> new Static(path)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aFolderWhoseNameBeginsAlikeMayBeServed() {
    assertThat(new Static("/meta-info")).isNotNull();
  }
}
