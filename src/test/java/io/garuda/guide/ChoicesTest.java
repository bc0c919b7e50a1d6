package io.garuda.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.i18n.Texts;
import io.garuda.testkit.ConnCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ChoicesTest {
  @RegisterExtension
  final ConnCase conns = ConnCase.of(GuideEndpoint.class);

  @Test
  void theLanguageIsThatOfTheBrowser() {
    Texts texts = conns
        .header("accept-language", "de-AT, en;q=0.5")
        .bypassThrough(Choices.IN_A_LANGUAGE)
        .get("/")
        .get(Texts.KEY);
    assertThat(texts.text("posts", 2)).isEqualTo("2 Beiträge");
    assertThat(Choices.WORDS.first().text("posts", 1)).isEqualTo("One post");
  }
}
