package io.garuda.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.testkit.ConnCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HelloControllerTest {
  @RegisterExtension
  final ConnCase conns = ConnCase.of(GuideEndpoint.class);

  @Test
  void itGreetsByName() {
    assertThat(conns.get("/hello/Ada?times=2").htmlResponse(200))
        .contains("<h1>Hello Ada!</h1>", "And again.");
  }

  @Test
  void aNameIsShownAsText() {
    assertThat(conns.get("/hello/%3Cb%3E").htmlResponse(200)).contains("Hello &lt;b&gt;!");
  }

  @Test
  void whatIsNoNumberIsNotFound() {
    assertThat(conns.get("/hello/Ada?times=two").status()).isEqualTo(404);
  }

  @Test
  void theFirstPageWelcomes() {
    assertThat(conns.get("/").htmlResponse(200)).contains("<title>Welcome</title>", "<nav>");
  }
}
