package io.garuda.router;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathTemplateTest {
  @Test
  void segmentsAreLiteralPrefixedOrTheRest() {
    PathTemplate template = PathTemplate.parse("/a//{id}/v-{no: \\d{1,3}}/{slug:[^/]+}/{rest: .*}");
    assertThat(template.segments())
        .extracting(segment -> segment.literal() + "|" + segment.parameter() + "|"
            + segment.patternText() + "|" + segment.glob())
        .containsExactly(
            "a|||false", "|id||false", "v-|no|\\d{1,3}|false", "|slug|[^/]+|false", "|rest||true");
    assertThat(template.names()).containsExactly("id", "no", "slug", "rest");
    assertThat(template).hasToString("/a//{id}/v-{no: \\d{1,3}}/{slug:[^/]+}/{rest: .*}");
    assertThat(PathTemplate.parse("/").segments()).isEmpty();
    assertThat(PathTemplate.parse("/{ user_id }").names()).containsExactly("user_id");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "/a/b         | /a/b        | {}",
        "/a/b         | //a/b/      | {}",
        "/a/b         | /a          | -",
        "/a/b         | /a/b/c      | -",
        "/a/b         | /a/B        | -",
        "/a/{id}      | /a/b%2Fc    | {id=b/c}",
        "/a/v-{id}    | /a/v-7      | {id=7}",
        "/a/v-{id}    | /a/v-       | -",
        "/a/{r: .*}   | /a/b/c      | {r=b/c}",
        "/a/{r: .*}   | /a          | {r=}",
        "/a/{r: .*}   | /b          | -",
        "/a/{r: .+}   | /a/b        | {r=b}",
        "/a/{r: .+}   | /a/         | -",
        "/{n: \\d+}  | /42         | {n=42}",
        "/{n: \\d+}  | /42a        | -",
        "/{n: \\d+}  | /%34%32     | {n=42}",
        "/v-{n: ^x$}  | /v-x        | {n=x}",
        "/v-{n: x*}   | /v-         | -",
        "/{n: [^/]+}  | /a%2Fb      | -",
      })
  void aPathMatchesByItsSegmentsAndIsDecoded(String template, String path, String params) {
    assertThat(PathTemplate.parse(template)
            .match(PathTemplate.segments(path))
            .map(found -> found.toMap().toString()))
        .isEqualTo(Optional.ofNullable(params));
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
        "/{id: [0-9}     | expected parameters such as {id: \\d+}",
        "/x{rest: .+}    | nothing before",
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
