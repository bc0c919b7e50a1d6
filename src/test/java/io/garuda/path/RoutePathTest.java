package io.garuda.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.garuda.param.Params;
import io.garuda.param.ToParam;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoutePathTest {
  private static final RoutePath ROOM = RoutePath.of(List.of("rooms", "7"));

  @Test
  void noSegmentIsTheRoot() {
    assertThat(RoutePath.of(List.of()).text()).isEqualTo("/");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", ".."})
  void aStepIsNoSegment(String segment) {
    assertThatThrownBy(() -> RoutePath.of(List.of("rooms", segment)))
        .hasMessage("expected segments with a name of their own, got: \"" + segment
            + "\" in [rooms, " + segment + "]");
  }

  @Test
  void halfASurrogatePairIsRefused() {
    assertThatThrownBy(() -> RoutePath.of(List.of("\uD83D")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected text that UTF-8 can say");
  }

  @Test
  void aQueryIsDecodedToWhatWasGiven() {
    String all = "a b+c&d=e%f#g?h/ü;\uD83D\uDE00";
    RoutePath path = ROOM.with(all, all).with("empty", "");
    assertThat(path.text()).matches("[\\w/?=&%.~-]+");
    Params params = Params.parse(path.text().substring(path.text().indexOf('?') + 1));
    assertThat(params).isEqualTo(Params.empty().merge(params));
    assertThat(params.get(all)).contains(all);
    assertThat(params.get("empty")).contains("");
  }

  @Test
  void aQueryHoldsValuesOfEachKindInTheirOrder() {
    ToParam room = () -> "lobby";
    RoutePath path = ROOM.with("page", 2)
        .with("all", true)
        .with("as", Thread.State.NEW)
        .with("room", room)
        .with("key", new UUID(0, 1))
        .with("tag[]", "a")
        .with("tag[]", "b");
    assertThat(path.text())
        .isEqualTo("/rooms/7?page=2&all=true&as=NEW&room=lobby"
            + "&key=00000000-0000-0000-0000-000000000001&tag%5B%5D=a&tag%5B%5D=b");
  }

  @Test
  void aFragmentStandsAtTheEnd() {
    assertThat(ROOM.fragment("a b#c").with("page", 2).text())
        .isEqualTo("/rooms/7?page=2#a%20b%23c");
  }

  @Test
  void itIsAValueThatNobodyMistakesForText() {
    assertThat(ROOM.with("a", 1))
        .isEqualTo(ROOM.with("a", "1"))
        .hasSameHashCodeAs(ROOM.with("a", "1"));
    assertThat(ROOM).isNotEqualTo(ROOM.fragment("x")).hasToString("RoutePath[/rooms/7]");
  }
}
