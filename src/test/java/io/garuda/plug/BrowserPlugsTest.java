package io.garuda.plug;

import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.conn.Conn;
import io.garuda.conn.FakeExchange;
import io.garuda.view.View;
import org.junit.jupiter.api.Test;

/** The plugs of a browser's pipeline that only set something. */
class BrowserPlugsTest {
  private final FakeExchange exchange = new FakeExchange("HEAD", "/");
  private final Conn conn = exchange.conn();

  @Test
  void browsersAreMadeCareful() {
    new PutSecureBrowserHeaders().call(conn);
    assertThat(exchange.answered("referrer-policy")).isEqualTo("strict-origin-when-cross-origin");
    assertThat(exchange.answered("x-content-type-options")).isEqualTo("nosniff");
    assertThat(exchange.answered("x-permitted-cross-domain-policies")).isEqualTo("none");
    assertThat(exchange.answered("content-security-policy"))
        .isEqualTo("base-uri 'self'; frame-ancestors 'self';");
    new PutSecureBrowserHeaders("default-src 'self'").call(conn);
    assertThat(exchange.answered("content-security-policy")).isEqualTo("default-src 'self'");
  }

  @Test
  void headIsRoutedAsGet() {
    new Head().call(conn);
    assertThat(conn.method()).isEqualTo("GET");
    Conn post = new FakeExchange("POST", "/").conn();
    new Head().call(post);
    assertThat(post.method()).isEqualTo("POST");
  }

  @Test
  void pagesOfASessionStayOutOfSharedCaches() {
    new FetchSession().call(conn);
    assertThat(exchange.answered("cache-control")).isEqualTo("max-age=0, private, must-revalidate");
    assertThat(exchange.hasSession()).isFalse();
  }

  @Test
  void viewsAreGivenTheirLayout() {
    new PutLayout("layout/app").call(conn);
    assertThat(conn.get(View.LAYOUT)).isEqualTo("layout/app");
  }
}
