package {{package}}.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.testkit.ConnCase;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class {{type}}ControllerTest {
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

  private String created() {
    return conns.form(SOME).post("{{path}}").redirectedTo();
  }

  @Test
  void theListHasWhatWasCreated() {
    String path = created();
    assertThat(conns.get("{{path}}").htmlResponse(200)).contains("{{titles}}", "href=\"" + path + "\"");
  }

  @Test
  void aFormIsShownForANewOne() {
    assertThat(conns.get("{{path}}/new").htmlResponse(200)).contains("New {{human}}");
  }

  @Test
  void whatIsCreatedIsShown() {
    var created = conns.form(SOME).post("{{path}}");
    assertThat(created.flash("info")).hasValue("{{title}} created.");
    assertThat(conns.get(created.redirectedTo()).htmlResponse(200)).contains({{#firstSample}}"{{sample}}"{{/firstSample}});
  }
{{#checked}}

  @Test
  void whatIsWrongIsToldInTheForm() {
    assertThat(conns.form(Map.of()).post("{{path}}").htmlResponse(422)).contains("must not be");
    assertThat(conns.form(Map.of()).put(created()).htmlResponse(422)).contains("must not be");
  }
{{/checked}}

  @Test
  void whatIsUpdatedShowsTheNewValues() {
    String path = created();
    assertThat(conns.get(path + "/edit").htmlResponse(200)).contains({{#firstSample}}"{{sample}}"{{/firstSample}});
    assertThat(conns.form(ANOTHER).put(path).redirectedTo()).isEqualTo(path);
    assertThat(conns.get(path).htmlResponse(200)).contains({{#firstSample}}"{{otherSample}}"{{/firstSample}});
  }

  @Test
  void whatIsDeletedIsGone() {
    String path = created();
    assertThat(conns.delete(path).redirectedTo()).isEqualTo("{{path}}");
    assertThat(conns.get(path).htmlResponse(404)).contains("Not Found");
  }
}
