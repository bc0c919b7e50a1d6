package io.garuda.socket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TopicTest {
  @Test
  void theSubtopicFollowsTheFirstColon() {
    assertThat(Topic.of("room:lobby").subtopic()).isEqualTo("lobby");
    assertThat(Topic.of("room:a:b").subtopic()).isEqualTo("a:b");
    assertThat(Topic.of("room:").subtopic()).isEmpty();
    assertThat(Topic.of("phoenix").subtopic()).isEqualTo("phoenix");
  }

  @Test
  void itIsQuotedForTheWire() {
    assertThat(Topic.of("a\"\\\u0007é").json()).isEqualTo("\"a\\\"\\\\\\u0007é\"");
    assertThat(Topic.of("7").isText()).isTrue();
    assertThat(new Topic("7", "7").isText()).isFalse();
  }
}
