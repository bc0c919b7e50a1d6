package io.garuda.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.param.InvalidParamsException;
import io.garuda.param.Params;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FormTest {
  @Test
  void aFieldShowsWhatWasSent() {
    Field field = Form.of("room", Params.parse("name=a+b&tag=x&tag=y")).field("name");
    assertThat(field.id()).isEqualTo("room_name");
    assertThat(field.name()).isEqualTo("name");
    assertThat(field.value()).isEqualTo("a b");
    assertThat(field.valid()).isTrue();
  }

  @Test
  void aFieldOfSeveralValuesHasThemAll() {
    assertThat(Form.of("room", Params.parse("tag=x&tag=y")).field("tag").values())
        .containsExactly("x", "y");
  }

  @Test
  void aFieldThatWasNotSentIsEmpty() {
    assertThat(Form.of("room").field("name").value()).isEmpty();
  }

  @Test
  void aGivenValueTakesThePlaceOfTheSentOne() {
    Form form = Form.of("room", Params.parse("name=a")).value("name", "b");
    assertThat(form.field("name").values()).containsExactly("b");
  }

  @Test
  void messagesAreGatheredByField() {
    Form form = Form.of("room")
        .error("name", "is short")
        .errors(new InvalidParamsException(Map.of("name", List.of("is odd"))));
    assertThat(form.valid()).isFalse();
    assertThat(form.field("name").errors()).containsExactly("is short", "is odd");
    assertThat(form.field("other").valid()).isTrue();
  }
}
