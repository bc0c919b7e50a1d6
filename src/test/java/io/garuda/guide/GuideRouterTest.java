package io.garuda.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.router.RouteFormatter;
import io.garuda.router.RouteMatch;
import io.garuda.router.Routes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class GuideRouterTest {
  private final Routes routes = Routes.of(new GuideRouter());

  @Test
  void thePathOfAPostLeadsToItsAction() {
    RouteMatch match = routes.match("GET", "example.com", "/posts/7").orElseThrow();
    assertThat(match.route().controller()).isEqualTo(PostController.class);
    assertThat(match.route().action()).isEqualTo("show");
    assertThat(match.params().get("id")).hasValue("7");
  }

  @Test
  void newIsNoId() {
    RouteMatch match = routes.match("GET", "example.com", "/posts/new").orElseThrow();
    assertThat(match.route().action()).isEqualTo("newForm");
  }

  @Test
  void pathsAreChecked() {
    assertThat(PostPath.show(7).with("page", 2).fragment("last").text())
        .isEqualTo("/posts/7?page=2#last");
    assertThat(CommentPath.create(7).text()).isEqualTo("/api/posts/7/comments");
    assertThat(AdminReportPath.index().text()).isEqualTo("/admin");
  }

  @Test
  void theTableCanBePrinted() throws IOException {
    assertThat(RouteFormatter.format(routes) + "\n")
        .isEqualTo(Files.readString(Path.of("src/test/guide/routes.txt")));
  }
}
