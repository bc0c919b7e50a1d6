package {{package}}.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.testkit.ConnCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PageControllerTest {
  @RegisterExtension
  final ConnCase conns = ConnCase.of(AppEndpoint.class);

  @Test
  void theFirstPageGreets() {
    assertThat(conns.get("/").htmlResponse(200)).contains("Welcome to {{title}}");
  }
}
