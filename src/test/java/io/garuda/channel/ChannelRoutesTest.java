package io.garuda.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.garuda.socket.Payload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelRoutesTest {
  static class One implements Channel {
    @Override
    public JoinResult join(Payload params, Socket socket) {
      return JoinResult.joined();
    }
  }

  static final class Two extends One {}

  @Test
  void aPatternIsATopicOrAPrefixWithAStar() {
    ChannelRoutes routes = ChannelRoutes.of("room:*", One.class).and("lobby", Two.class);
    assertThat(routes.match("room:1")).contains(One.class);
    assertThat(routes.match("room:")).contains(One.class);
    assertThat(routes.match("room:a:b")).contains(One.class);
    assertThat(routes.match("lobby")).contains(Two.class);
    for (String topic : new String[] {"room", "rooms:1", "Room:1", "lobby:1", "lobb", ""}) {
      assertThat(routes.match(topic)).as(topic).isEmpty();
    }
    assertThat(ChannelRoutes.of("*", One.class).match("")).contains(One.class);
  }

  @Test
  void theFirstPatternThatMatchesWins() {
    ChannelRoutes routes = ChannelRoutes.of("room:lobby", Two.class).and("room:*", One.class);
    assertThat(routes.match("room:lobby")).contains(Two.class);
    assertThat(
            ChannelRoutes.of("room:*", One.class).and("room:lobby", Two.class).match("room:lobby"))
        .contains(One.class);
    assertThat(routes.channels()).containsExactly(Two.class, One.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "*:1", "room:*:x", "**"})
  void aStarStandsAtTheEndOnly(String pattern) {
    assertThatThrownBy(() -> ChannelRoutes.of(pattern, One.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected a topic with at most one * at its end, got: \"" + pattern + "\"");
  }
}
