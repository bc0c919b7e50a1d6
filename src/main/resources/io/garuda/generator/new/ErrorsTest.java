package {{package}}.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.testkit.ConnCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ErrorsTest {
  @RegisterExtension
  final ConnCase conns = ConnCase.of(AppEndpoint.class);

{{#html}}
  @Test
  void aPageThatIsNotThereSaysSo() {
    assertThat(conns.accept("text/html").get("/nowhere").htmlResponse(404)).contains("Not Found");
  }

{{/html}}
  @Test
  void programsAreToldInJson() {
    assertThat(conns.accept("application/json").get("/nowhere").jsonResponse(404))
        .hasToString("{\"errors\":{\"detail\":\"Not Found\"}}");
  }
}
