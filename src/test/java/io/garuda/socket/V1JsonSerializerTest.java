package io.garuda.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The vectors of {@code v1_json_serializer_test.exs}; nothing sent holds a join_ref. */
class V1JsonSerializerTest {
  private static final Topic TOPIC = Topic.of("t");
  private static final Payload JSON = Payload.of("m", 1);

  private final Serializer serializer = V1JsonSerializer.INSTANCE;

  @Test
  void aMessageIsAnObjectOfFour() {
    assertText(
        serializer.broadcast(TOPIC, "e", JSON),
        "{'topic':'t','event':'e','payload':{'m':1},'ref':null}");
    assertText(
        serializer.push("\"12\"", TOPIC, "e", JSON),
        "{'topic':'t','event':'e','payload':{'m':1},'ref':null}");
    assertText(
        serializer.reply("\"12\"", "\"3\"", TOPIC, "ok", JSON),
        "{'topic':'t','event':'phx_reply','payload':{'status':'ok','response':{'m':1}},'ref':'3'}");
  }

  @Test
  void theEndOfAChannelCarriesTheReferenceOfItsJoin() {
    assertText(
        serializer.end("\"12\"", TOPIC, "phx_close", Payload.empty()),
        "{'topic':'t','event':'phx_close','payload':{},'ref':'12'}");
    assertText(
        serializer.end(null, TOPIC, "phx_close", Payload.empty()),
        "{'topic':'t','event':'phx_close','payload':{},'ref':null}");
  }

  @Test
  void aMessageIsReadInAnyOrderOfItsKeys() {
    assertThat(decode("{'ref':null,'payload':'m','event':'e','topic':'t'}"))
        .isEqualTo(new Message(null, null, TOPIC, "e", Payload.raw("\"m\"")));
    assertThat(decode("{'topic':'t','event':'e','payload':{'m':1},'ref':3,'join_ref':'1','x':[]}"))
        .isEqualTo(new Message("\"1\"", "3", TOPIC, "e", JSON));
    assertThat(decode("{'topic':'t','event':'e','payload':{},'ref':'3','join_ref':null}")
            .joinRef())
        .isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nope",
        "[]",
        "'t'",
        "null",
        "{}",
        "{'event':'e','payload':{},'ref':null}",
        "{'topic':'t','payload':{},'ref':null}",
        "{'topic':'t','event':'e','ref':null}",
        "{'topic':'t','event':'e','payload':{}}",
        "{'topic':'t','event':'e','payload':{},'ref':null",
        "{'topic':'t','event':'e','payload':{},'ref':null}x",
        "{'topic':'t','event':'e','payload':{},'ref':null}{}"
      })
  void aTextWithoutTheFourKeysIsRefused(String text) {
    assertThatThrownBy(() -> decode(text)).isInstanceOf(MalformedMessageException.class);
  }

  @Test
  void bytesAreNeitherReadNorWritten() {
    Payload bytes = Payload.binary(new byte[] {1});
    assertThatThrownBy(() -> serializer.decode(new byte[] {0, 0, 0, 1, 1, 't', 'e'}))
        .isInstanceOf(MalformedMessageException.class);
    assertThatThrownBy(() -> serializer.broadcast(TOPIC, "e", bytes))
        .isInstanceOf(MalformedPayloadException.class);
  }

  private Message decode(String text) {
    return serializer.decode(text.replace('\'', '"'));
  }

  private static void assertText(Frame frame, String expected) {
    assertThat(frame.text()).isEqualTo(expected.replace('\'', '"'));
  }
}
