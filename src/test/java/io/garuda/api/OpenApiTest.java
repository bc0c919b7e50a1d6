package io.garuda.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.garuda.router.Route;
import io.garuda.router.Routes;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class OpenApiTest {
  private static final String PLACE = "/chat/api/pubsub";

  @Test
  void theDocumentIsValid() {
    SwaggerParseResult result =
        new OpenAPIV3Parser().readContents(OpenApi.at(PLACE).toString(), List.of(), null);
    assertThat(result.getMessages()).isEmpty();
    OpenAPI read = result.getOpenAPI();
    assertThat(read.getServers()).hasSize(1).first().satisfies(server -> assertThat(server.getUrl())
        .isEqualTo(PLACE));
  }

  @Test
  void aFaultWouldBeFound() {
    String broken = OpenApi.at(PLACE).toString().replace("\"in\":\"path\"", "\"in\":\"nowhere\"");
    assertThat(new OpenAPIV3Parser().readContents(broken, List.of(), null).getMessages())
        .isNotEmpty();
  }

  @Test
  void eachRouteIsInTheDocumentAndNothingElse() {
    Set<String> routes = new TreeSet<>();
    for (Route route : Routes.of(r -> r.mount(PubSubApi.class)).list()) {
      routes.add(route.method() + " " + route.path().toString().replaceFirst("^/pubsub", "") + " "
          + route.action());
    }
    Set<String> documented = new TreeSet<>();
    JsonNode paths = OpenApi.at(PLACE).get("paths");
    paths.properties().forEach(path -> path.getValue()
        .properties()
        .forEach(
            operation -> documented.add(operation.getKey().toUpperCase(java.util.Locale.ROOT) + " "
                + path.getKey() + " " + operation.getValue().get("operationId").asText())));
    assertThat(documented).hasSize(6).isEqualTo(routes);
  }
}
