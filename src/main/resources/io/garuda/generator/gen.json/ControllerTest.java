package {{package}}.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.garuda.testkit.ConnCase;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class {{type}}ApiControllerTest {
  private static final Map<String, String> SOME = Map.ofEntries(
{{#sampled}}
      Map.entry("{{field}}", "{{sample}}"){{^-last}},{{/-last}}{{#-last}});{{/-last}}
{{/sampled}}
  private static final Map<String, String> ANOTHER = Map.ofEntries(
{{#sampled}}
      Map.entry("{{field}}", "{{otherSample}}"){{^-last}},{{/-last}}{{#-last}});{{/-last}}
{{/sampled}}

  @RegisterExtension
  final ConnCase conns = ConnCase.of(AppEndpoint.class);

  private JsonNode created() {
    return conns.json(SOME).post("/api{{path}}").jsonResponse(201).get("data");
  }

  private static String path(JsonNode created) {
    return "/api{{path}}/" + created.get("id");
  }

  @Test
  void whatIsCreatedIsListedAndShown() {
    JsonNode created = created();
    assertThat(conns.get("/api{{path}}").jsonResponse(200).get("data")).contains(created);
    assertThat(conns.get(path(created)).jsonResponse(200).get("data")).isEqualTo(created);
  }
{{#checked}}

  @Test
  void whatIsWrongIsToldByField() {
    JsonNode errors = conns.json(Map.of()).post("/api{{path}}").jsonResponse(422).get("errors");
    assertThat(errors).isNotEmpty();
    assertThat(conns.json(Map.of()).put(path(created())).jsonResponse(422).get("errors"))
        .isEqualTo(errors);
  }
{{/checked}}

  @Test
  void whatIsUpdatedHasTheNewValues() {
    JsonNode created = created();
    JsonNode updated = conns.json(ANOTHER).put(path(created)).jsonResponse(200).get("data");
    assertThat(updated).isNotEqualTo(created);
    assertThat(conns.get(path(created)).jsonResponse(200).get("data")).isEqualTo(updated);
  }

  @Test
  void whatIsDeletedIsGone() {
    String path = path(created());
    conns.delete(path).response(204);
    assertThat(conns.get(path).jsonResponse(404))
        .hasToString("{\"errors\":{\"detail\":\"Not Found\"}}");
  }
}
