package io.garuda.router;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.garuda.router.PathTemplate.Segment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathTemplateTest {
  @Test
  void segmentsAreLiteralPrefixedOrTheRest() {
    PathTemplate template = PathTemplate.parse("/a//{id}/v-{no}/{rest: .*}");
    assertThat(template.segments())
        .containsExactly(
            new Segment("a", "", false),
            new Segment("", "id", false),
            new Segment("v-", "no", false),
            new Segment("", "rest", true));
    assertThat(template.names()).containsExactly("id", "no", "rest");
    assertThat(template).hasToString("/a//{id}/v-{no}/{rest: .*}");
    assertThat(PathTemplate.parse("/").segments()).isEmpty();
    assertThat(PathTemplate.parse("/{ user_id }").names()).containsExactly("user_id");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rooms           | begins with",
        "''              | begins with",
        "/{id            | expected parameters such as",
        "/id}            | expected parameters such as",
        "/{}             | expected parameters such as",
        "/{a}{b}         | expected parameters such as",
        "/{id}.json      | expected parameters such as",
        "/{id: [0-9]+}   | check the value in the action",
        "/x{rest: .*}    | nothing before",
        "/{rest: .*}/x   | at the end of a path only",
        "/{id}/{id}      | each parameter once",
      })
  void whatIsNoTemplateIsRefusedWithTheText(String text, String reason) {
    assertThatThrownBy(() -> PathTemplate.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason)
        .hasMessageContaining("\"" + text + "\"");
  }
}
