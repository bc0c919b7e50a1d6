package io.garuda.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PayloadTest {
  record Shout(String text, int times) {}

  @Test
  void anObjectIsMadeOfNamesAndValuesInTheirOrder() {
    assertThat(Payload.of("b", 1, "a", List.of("x"), "c", Map.of("d", true)).json())
        .isEqualTo("{\"b\":1,\"a\":[\"x\"],\"c\":{\"d\":true}}");
    assertThat(Payload.of()).isEqualTo(Payload.empty());
  }

  @Test
  void namesAndValuesComeInPairsAndNamesAreStrings() {
    assertThatThrownBy(() -> Payload.of("a", 1, "b"))
        .isInstanceOf(MalformedPayloadException.class)
        .hasMessageContaining("pairs")
        .hasMessageContaining("[a, 1, b]");
    assertThatThrownBy(() -> Payload.of(1, "a")).isInstanceOf(MalformedPayloadException.class);
  }

  @Test
  void aValueThatJacksonCannotWriteIsNamed() {
    assertThatThrownBy(() -> Payload.json(new Object()))
        .isInstanceOf(MalformedPayloadException.class)
        .hasMessageContaining("java.lang.Object");
  }

  @Test
  void rawJsonIsPassedOnAsItIs() {
    assertThat(Payload.raw("{ \"a\" : 1.0 }").json()).isEqualTo("{ \"a\" : 1.0 }");
  }

  @Test
  void jsonIsBoundToARecordAndUnknownNamesAreIgnored() {
    assertThat(Payload.raw("{\"text\":\"hi\",\"times\":2,\"more\":[]}").as(Shout.class))
        .isEqualTo(new Shout("hi", 2));
    assertThat(Payload.raw("[1]").as(JsonNode.class).size()).isEqualTo(1);
  }

  @Test
  void jsonOfAnotherShapeIsRefused() {
    for (String json : List.of("{\"times\":\"many\"}", "[]", "\"text\"", "{", "null", "{}x")) {
      assertThatThrownBy(() -> Payload.raw(json).as(Shout.class))
          .as(json)
          .isInstanceOf(MalformedPayloadException.class)
          .hasMessageContaining("Shout");
    }
  }

  @Test
  void onlyPlainValuesAreText() {
    Payload payload =
        Payload.raw("{\"s\":\"x\",\"n\":1.5,\"b\":false,\"z\":null,\"o\":{},\"a\":[]}");
    assertThat(payload.text("s")).contains("x");
    assertThat(payload.text("n")).contains("1.5");
    assertThat(payload.text("b")).contains("false");
    for (String name : List.of("z", "o", "a", "absent")) {
      assertThat(payload.text(name)).as(name).isEmpty();
    }
    for (String json : List.of("[1]", "null", "\"s\"", "7")) {
      assertThat(Payload.raw(json).text("s")).as(json).isEmpty();
    }
  }

  @Test
  void aPartIsAPayload() {
    Payload payload = Payload.raw("{\"o\":{\"a\":[1]},\"z\":null}");
    assertThat(payload.get("o")).contains(Payload.raw("{\"a\":[1]}"));
    assertThat(payload.get("z")).contains(Payload.raw("null"));
    assertThat(payload.get("absent")).isEmpty();
  }

  @Test
  void bytesAndJsonAreNotTakenForEachOther() {
    Payload bytes = Payload.binary(new byte[] {1, 2});
    assertThat(bytes.isBinary()).isTrue();
    assertThat(bytes).isEqualTo(Payload.binary(new byte[] {1, 2})).isNotEqualTo(Payload.empty());
    assertThat(bytes).hasToString("binary(2)");
    assertThatThrownBy(bytes::json).isInstanceOf(MalformedPayloadException.class);
    assertThatThrownBy(() -> bytes.text("a")).isInstanceOf(MalformedPayloadException.class);
    assertThatThrownBy(Payload.empty()::bytes).isInstanceOf(MalformedPayloadException.class);
  }
}
