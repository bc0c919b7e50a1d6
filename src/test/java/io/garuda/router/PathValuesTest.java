package io.garuda.router;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.garuda.path.RoutePath;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What values become in a path, and that the table gives them back. */
class PathValuesTest {
  static final class Rooms {}

  static Stream<List<String>> values() {
    return Stream.of(
        List.of("/rooms/{id}", "lobby", "/rooms/lobby"),
        List.of("/rooms/{id}", "a/b", "/rooms/a%2Fb"),
        List.of("/rooms/{id}", "a\\b", "/rooms/a%5Cb"),
        List.of("/rooms/{id}", "100%", "/rooms/100%25"),
        List.of("/rooms/{id}", "%2F", "/rooms/%252F"),
        List.of("/rooms/{id}", "a b+c", "/rooms/a%20b%2Bc"),
        List.of("/rooms/{id}", "Jürgen", "/rooms/J%C3%BCrgen"),
        List.of("/rooms/{id}", "\uD83D\uDE00", "/rooms/%F0%9F%98%80"),
        List.of("/rooms/{id}", "a;b=c", "/rooms/a%3Bb%3Dc"),
        List.of("/rooms/{id}", "a?b#c", "/rooms/a%3Fb%23c"),
        List.of("/rooms/{id}", "<\"'&>", "/rooms/%3C%22%27%26%3E"),
        List.of("/rooms/{id}", "\r\n\u0000", "/rooms/%0D%0A%00"),
        List.of("/rooms/{id}", "...", "/rooms/..."),
        List.of("/rooms/{id}", "-._~", "/rooms/-._~"),
        List.of("/a b/ü/pre-{id}", "x y", "/a%20b/%C3%BC/pre-x%20y"),
        List.of("/order/{id: \\d+}", "42", "/order/42"),
        List.of("/files/{rest: .*}", "a/b c/d%", "/files/a/b%20c/d%25"),
        List.of("/files/{rest: .*}", "", "/files"),
        List.of("/{rest: .*}", "", "/"),
        List.of("/files/{rest: .+}", "a", "/files/a"));
  }

  @ParameterizedTest
  @MethodSource("values")
  void theTableGivesBackWhatStandsInAPath(List<String> row) {
    RoutePath path = PathTemplate.parse(row.get(0)).path(row.get(1));
    assertThat(path.text()).isEqualTo(row.get(2));
    RouteMatch match = Routes.of(r -> r.get(row.get(0), Rooms.class, "show"))
        .match("GET", "localhost", path.text())
        .orElseThrow();
    String name = match.route().path().names().get(0);
    assertThat(match.params().get(name)).contains(row.get(1));
  }

  @Test
  void valuesStandForTheNamesInTheirOrder() {
    assertThat(PathTemplate.parse("/{a}/x/{b}").path("1", "2").text()).isEqualTo("/1/x/2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "/rooms/{id}      | ^^   | expected a value for id of \"/rooms/{id}\", got: \"\"; no route has empty segments",
        "/rooms/{id}      |      | expected a value for id of \"/rooms/{id}\", got: null",
        "/rooms/{id}      | .    | expected no dot segments for id",
        "/rooms/{id}      | ..   | expected no dot segments for id",
        "/rooms/{id}      | ..;x | expected no dot segments for id",
        "/rooms/{id}      | a/.. | expected no dot segments for id",
        "/rooms/{id}      | a\\. | expected no dot segments for id",
        "/o/{id: \\d+}    | 4x   | expected a match of \\d+ for id of \"/o/{id: \\d+}\", got: \"4x\"",
        "/f/{rest: .*}    | a//b | expected segments with one slash between them for rest",
        "/f/{rest: .*}    | /a   | expected segments with one slash between them for rest",
        "/f/{rest: .*}    | a/   | expected segments with one slash between them for rest",
        "/f/{rest: .*}    | ../a | expected no dot segments for rest",
        "/f/{rest: .+}    | ^^   | expected segments with one slash between them for rest"
      })
  void aValueThatLeadsElsewhereIsRefused(String template, String value, String message) {
    assertThatThrownBy(() -> PathTemplate.parse(template).path(value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void eachNameNeedsAValue() {
    assertThatThrownBy(() -> PathTemplate.parse("/{a}/{b}").path("1"))
        .hasMessage("expected a value for each of [a, b] of \"/{a}/{b}\", got: 1");
  }
}
