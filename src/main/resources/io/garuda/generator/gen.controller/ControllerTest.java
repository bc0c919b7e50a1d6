package {{package}}.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.testkit.ConnCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class {{class}}ControllerTest {
  @RegisterExtension
  final ConnCase conns = ConnCase.of(AppEndpoint.class);
{{#actions}}

  @Test
  void {{action}}Answers() {
{{#html}}
    assertThat(conns.get("{{asked}}").htmlResponse(200)).contains("<h1>{{title}}{{#show}} 7{{/show}}</h1>");
{{/html}}
{{^html}}
    assertThat(conns.get("{{asked}}").jsonResponse(200)).hasToString("{{json}}");
{{/html}}
  }
{{/actions}}
}
