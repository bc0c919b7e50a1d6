package {{context}};

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import {{package}}.NotFoundException;
import {{package}}.TestDatabase;
import io.garuda.changeset.Changeset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class {{store}}Test {
  private final {{store}} {{storeVar}} = new {{store}}(TestDatabase.create());

  static {{type}}Input some() {
    return input(Map.ofEntries(
{{#sampled}}
        Map.entry("{{field}}", "{{sample}}"){{^-last}},{{/-last}}{{#-last}}));{{/-last}}
{{/sampled}}
  }

  static {{type}}Input another() {
    return input(Map.ofEntries(
{{#sampled}}
        Map.entry("{{field}}", "{{otherSample}}"){{^-last}},{{/-last}}{{#-last}}));{{/-last}}
{{/sampled}}
  }

  private static {{type}}Input input(Map<String, String> values) {
    return Changeset.cast({{type}}Input.class, values).value();
  }

  @Test
  void whatIsCreatedIsListedAndFound() {
    {{type}} {{var}} = {{storeVar}}.create(some());
    assertThat({{type}}Input.of({{var}})).isEqualTo(some());
    assertThat({{storeVar}}.list()).containsExactly({{var}});
    assertThat({{storeVar}}.fetch({{var}}.id())).isEqualTo({{var}});
  }

  @Test
  void whatIsUpdatedHasTheNewValues() {
    {{type}} {{var}} = {{storeVar}}.create(some());
    {{type}} updated = {{storeVar}}.update({{var}}.id(), another());
    assertThat({{type}}Input.of(updated)).isEqualTo(another());
    assertThat(updated.id()).isEqualTo({{var}}.id());
  }

  @Test
  void whatIsDeletedIsGone() {
    {{type}} {{var}} = {{storeVar}}.create(some());
    {{storeVar}}.delete({{var}}.id());
    assertThat({{storeVar}}.find({{var}}.id())).isEmpty();
    assertThatThrownBy(() -> {{storeVar}}.fetch({{var}}.id())).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> {{storeVar}}.delete({{var}}.id())).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> {{storeVar}}.update({{var}}.id(), some()))
        .isInstanceOf(NotFoundException.class);
  }
{{#checked}}

  @Test
  void fieldsThatAreNotThereAreTold() {
    assertThat(Changeset.cast({{type}}Input.class, Map.of()).valid()).isFalse();
  }
{{/checked}}
}
