package io.garuda.socket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The vectors of {@code v2_json_serializer_test.exs}, and what else a client may send. */
class V2JsonSerializerTest {
  private static final Topic TOPIC = Topic.of("topic");
  private static final Payload JSON = Payload.of("m", 1);
  private static final Payload BYTES = Payload.binary(new byte[] {101, 102, 103});

  private final Serializer serializer = V2JsonSerializer.INSTANCE;

  @Test
  void aTextMessageIsAnArrayOfFive() {
    assertText(serializer.broadcast(TOPIC, "event", JSON), "[null,null,'topic','event',{'m':1}]");
    assertText(
        serializer.push("\"12\"", TOPIC, "event", JSON), "['12',null,'topic','event',{'m':1}]");
    assertText(
        serializer.reply("\"12\"", "\"123\"", TOPIC, "ok", JSON),
        "['12','123','topic','phx_reply',{'status':'ok','response':{'m':1}}]");
    assertText(
        serializer.reply(null, "7", TOPIC, "error", Payload.empty()),
        "[null,7,'topic','phx_reply',{'status':'error','response':{}}]");
    assertText(
        serializer.end("\"12\"", TOPIC, "phx_close", Payload.empty()),
        "['12','12','topic','phx_close',{}]");
  }

  @Test
  void whatIsNotPlainInATopicEventOrStatusIsEscaped() {
    Topic topic = Topic.of("a\"b\\c\n");
    assertThat(serializer.broadcast(topic, "é\"", Payload.empty()).text())
        .isEqualTo("[null,null,\"a\\\"b\\\\c\\n\",\"é\\\"\",{}]");
    assertThat(serializer.reply(null, null, topic, "\"", Payload.empty()).text())
        .endsWith("{\"status\":\"\\\"\",\"response\":{}}]");
  }

  @Test
  void theSizeOfATextFrameIsThatOfItsUtf8() {
    Frame frame = serializer.broadcast(Topic.of("é"), "會", Payload.raw("{\"a\":\"😀\"}"));
    assertThat(frame.size()).isEqualTo(String.valueOf(frame.text()).getBytes(UTF_8).length);
  }

  @Test
  void aTextMessageIsRead() {
    Message message = decode("['12','123','topic','event',{'m':1}]");
    assertThat(message).isEqualTo(new Message("\"12\"", "\"123\"", TOPIC, "event", JSON));
    assertThat(decode("[null,null,'topic','event',{'m':1}]"))
        .isEqualTo(new Message(null, null, TOPIC, "event", JSON));
  }

  @Test
  void elementsStayTheTextTheyCameAs() {
    Message message = decode(" [ 1 ,22 , 'to\\u0070ic' , 'e\\n' , { 'a' : [1.50, 1e400] } ] ");
    assertThat(message.joinRef()).isEqualTo("1");
    assertThat(message.ref()).isEqualTo("22");
    assertThat(message.topic().name()).isEqualTo("topic");
    assertThat(message.topic().json()).isEqualTo("\"to\\u0070ic\"");
    assertThat(message.event()).isEqualTo("e\n");
    assertThat(message.payload().json()).isEqualTo("{ \"a\" : [1.50, 1e400] }");
    assertThat(decode("[1,2,'t','e',-3.5e1 ]").payload().json()).isEqualTo("-3.5e1");
    assertThat(decode("[1,2,'t','e','s' ]").payload().json()).isEqualTo("\"s\"");
  }

  @Test
  void elementsAfterTheFifthAreIgnored() {
    assertThat(decode("['1','2','topic','e',{'m':1},{'x':[1,{}]},null,[[]]]").payload())
        .isEqualTo(JSON);
  }

  @Test
  void aTopicThatIsNoStringIsNoText() {
    assertThat(decode("[null,'1',7,'e',{}]").topic().isText()).isFalse();
    assertThat(decode("[null,'1',null,'e',{}]").topic().isText()).isFalse();
    assertThat(decode("[null,'1',{'a':1},'e',{}]").topic().isText()).isFalse();
    assertThat(decode("[null,'1','7','e',{}]").topic().isText()).isTrue();
  }

  @Test
  void aLargeMessageIsReadWhole() {
    String payload = "{\"text\":\"" + "é😀 \\\" ".repeat(50_000) + "\"}";
    Message message =
        serializer.decode("[\"1\",\"2\",\"" + "t".repeat(40_000) + "\",\"e\"," + payload + "]");
    assertThat(message.topic().name()).hasSize(40_000);
    assertThat(message.payload().json()).isEqualTo(payload);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "nope",
        "null",
        "'text'",
        "{}",
        "[]",
        "['1','2','t','e']",
        "['1','2','t','e',]",
        "['1','2','t','e',{}",
        "['1','2','t','e',{},",
        "['1','2','t','e',{},1",
        "['1','2','t','e',{]",
        "['1','2','t','e',{'a':01}]",
        "['1','2','t','e',{'a':1 'b':2}]",
        "['1','2','t','e',{'a':nul}]",
        "['1','2','t','e',{'a':'\\x'}]",
        "['1','2','t','e',{'a':'\n'}]",
        "['1','2','t','e',{},tru]",
        "['1','2','t','e',{}]x",
        "['1','2','t','e',{}][]",
        "['1','2','t','e'"
      })
  void aTextThatIsNoArrayOfFiveIsRefused(String text) {
    assertThatThrownBy(() -> decode(text)).isInstanceOf(MalformedMessageException.class);
  }

  @Test
  void aTextNestedTooDeepIsRefusedAndNotShownWhole() {
    String deep = "[".repeat(100_000);
    assertThatThrownBy(() -> serializer.decode("[1,2,\"t\",\"e\"," + deep))
        .isInstanceOf(MalformedMessageException.class)
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(200));
  }

  @Test
  void aBinaryMessageIsKindLengthsFieldsAndData() {
    assertBytes(serializer.push("\"12\"", TOPIC, "event", BYTES), "00020505", "12topicevent");
    assertBytes(serializer.push(null, TOPIC, "event", BYTES), "00000505", "topicevent");
    assertBytes(
        serializer.reply("\"12\"", "\"123\"", TOPIC, "ok", BYTES), "0102030502", "12123topicok");
    assertBytes(serializer.reply(null, null, TOPIC, "ok", BYTES), "0100000502", "topicok");
    assertBytes(serializer.broadcast(TOPIC, "event", BYTES), "020505", "topicevent");
  }

  @Test
  void aFieldOfABinaryMessageHasAtMost255Bytes() {
    String most = "x".repeat(255);
    Topic longest = Topic.of(most);
    assertThat(serializer.push("\"" + most + "\"", longest, most, BYTES).size())
        .isEqualTo(4 + 3 * 255 + 3);
    assertThat(serializer.broadcast(longest, "é".repeat(127), BYTES).size())
        .isEqualTo(3 + 255 + 254 + 3);

    String over = "\"" + most + "y\"";
    Topic overTopic = Topic.of(most + "y");
    assertTooLong(() -> serializer.push(over, TOPIC, "e", BYTES));
    assertTooLong(() -> serializer.push(null, overTopic, "e", BYTES));
    assertTooLong(() -> serializer.push(null, TOPIC, most + "y", BYTES));
    assertTooLong(() -> serializer.reply(over, null, TOPIC, "ok", BYTES));
    assertTooLong(() -> serializer.reply(null, over, TOPIC, "ok", BYTES));
    assertTooLong(() -> serializer.reply(null, null, overTopic, "ok", BYTES));
    assertTooLong(() -> serializer.reply(null, null, TOPIC, most + "y", BYTES));
    assertTooLong(() -> serializer.broadcast(overTopic, "e", BYTES));
    assertTooLong(() -> serializer.broadcast(TOPIC, "é".repeat(128), BYTES));
  }

  @Test
  void aBinaryPushIsRead() {
    assertThat(serializer.decode(bytes("0002030505", "12123topicevent", "656667")))
        .isEqualTo(new Message("\"12\"", "\"123\"", TOPIC, "event", BYTES));
  }

  @Test
  void anEmptyReferenceOfABinaryPushIsTheEmptyString() {
    Message message = serializer.decode(bytes("0000000501", "topice", ""));
    assertThat(message.joinRef()).isEqualTo("\"\"");
    assertThat(message.payload().bytes()).isEmpty();
  }

  @Test
  void aLengthOfABinaryPushIsUnsigned() {
    String topic = "é".repeat(127) + "x";
    Message message = serializer.decode(bytes("000101ff01", "12" + topic + "e", "00"));
    assertThat(message.topic().name()).isEqualTo(topic);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00",
        "00000000",
        "0100000000",
        "0200000000",
        "0300000000",
        "ff00000000",
        "0001000000",
        "00000002" + "01" + "6174",
        "00ffffffff" + "61",
        "0000000101" + "ff" + "65",
        "0000000201" + "c3" + "2865",
        "0001000101" + "80" + "7465"
      })
  void bytesThatAreNoPushAreRefused(String hex) {
    assertThatThrownBy(() -> serializer.decode(HexFormat.of().parseHex(hex)))
        .isInstanceOf(MalformedMessageException.class);
  }

  private Message decode(String text) {
    return serializer.decode(text.replace('\'', '"'));
  }

  private static void assertText(Frame frame, String expected) {
    assertThat(frame.text()).isEqualTo(expected.replace('\'', '"'));
  }

  private static void assertBytes(Frame frame, String header, String fields) {
    assertThat(frame.bytes()).isEqualTo(bytes(header, fields, "656667"));
    assertThat(frame.size()).isEqualTo(header.length() / 2 + fields.length() + 3);
  }

  private static void assertTooLong(Runnable encode) {
    assertThatThrownBy(encode::run)
        .isInstanceOf(MalformedPayloadException.class)
        .hasMessageContaining("255")
        .hasMessageEndingWith("256");
  }

  private static byte[] bytes(String header, String fields, String data) {
    String hex = header + HexFormat.of().formatHex(fields.getBytes(UTF_8)) + data;
    return HexFormat.of().parseHex(hex);
  }
}
