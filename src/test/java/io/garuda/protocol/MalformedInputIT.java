package io.garuda.protocol;

import static io.garuda.wire.Topics.fresh;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.contract.ContractExtension;
import io.garuda.wire.ClientFrame;
import io.garuda.wire.Opcode;
import io.garuda.wire.PhoenixClient;
import io.garuda.wire.RawWebSocketClient;
import java.net.URI;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What no client should send: it closes at most its own socket, with the code that says why. */
@ExtendWith(ContractExtension.class)
class MalformedInputIT {
  private static final int LIMIT = 10_000_000;
  private static final int MEGABYTE = 1_000_000;

  private final Witness witness;
  private final RawWebSocketClient client;

  MalformedInputIT(URI base) {
    witness = new Witness(base);
    client = RawWebSocketClient.open(base, "/socket/websocket?vsn=2.0.0");
  }

  @BeforeEach
  void speakBefore() {
    witness.speak();
  }

  @AfterEach
  void theWitnessLostNothing() {
    client.close();
    witness.speak();
    witness.heardAll();
    witness.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "['1','1',%s,'echo',{}]",
        "['1','1','TOPIC',%s,{}]",
        "['1',%s,'TOPIC','noreply',{}]",
        "[%s,'1','TOPIC','noreply',{}]",
        "['1',%s,'phoenix','heartbeat',{}]",
        "['1','1',%s,'phx_join',{}]",
        "['1','1',%s,'phx_leave',{}]",
      })
  void wrongTypesNeverCloseTheSocket(String frame) {
    String topic = fresh("conf");
    PhoenixClient.over(client).join(topic);
    for (String type : new String[] {"null", "5", "1.5", "true", "[]", "['a']", "{}", "{'a':1}"}) {
      client.sendText(frame.formatted(type).replace("TOPIC", topic).replace('\'', '"'));
    }
    stillServed();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "nonsense",
        "{",
        "[",
        "null",
        "5",
        "true",
        "'text'",
        "{}",
        "{'topic':'a'}",
        "[]",
        "[null]",
        "['1','1','conf:x','echo']",
        "['1','1','conf:x','echo',]",
        "['1','1','conf:x','echo',{}",
        "['1','1','conf:x','echo',{}]]",
        "['1','1','conf:x','echo',{}] x",
        "['1','1','conf:x','echo',{'a':}]",
        "['1','1','conf:x','echo',{'a':1,}]",
        "['1','1','conf:x','echo',NaN]",
        "['1','1','conf:x','echo',{'a':'\t'}]",
        "['1','1','conf:x','echo',{'a':01}]",
      })
  void textThatIsNoMessageCloses1011(String text) {
    client.sendText(text.replace('\'', '"'));
    assertThat(client.awaitClose()).isEqualTo(1011);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00",
        "00 00 00 00",
        "01 00 00 00 00",
        "02 00 00",
        "07 01 01 01 01 61 61 61 61",
        "00 ff 00 00 00 61",
        "00 01 01 01 05 61 61 61 61",
        "00 00 00 02 00 c3 28",
        "ff ff ff ff ff",
      })
  void bytesThatAreNoMessageClose1011(String hex) {
    client.sendBinary(HexFormat.of().parseHex(hex.replace(" ", "")));
    assertThat(client.awaitClose()).isEqualTo(1011);
  }

  @ParameterizedTest
  @CsvSource({
    "81 05 48 65 6c 6c 6f,             1002 1011", // not masked; Tyrus answers 1011
    "c1 80 00 00 00 00,                1002", // a reserved bit
    "83 80 00 00 00 00,                1002", // a reserved opcode
    "8b 80 00 00 00 00,                1002", // a reserved control opcode
    "09 80 00 00 00 00,                1002", // a fragmented ping
    "89 fe 00 7e 00 00 00 00,          1002", // a ping of 126 bytes
    "80 80 00 00 00 00,                1002", // a continuation of nothing
    "01 80 00 00 00 00 81 80 00 00 00 00, 1002", // a message inside a message
    "88 81 00 00 00 00 03,             1002", // half a close code
    "88 82 00 00 00 00 03 ed,          1002", // close code 1005
    "88 82 00 00 00 00 00 00,          1002", // close code 0
    "81 81 00 00 00 00 ff,             1007", // no UTF-8
    "81 82 00 00 00 00 c3 28,          1007", // no UTF-8 either
    "81 83 00 00 00 00 ed a0 80,       1007", // a surrogate in UTF-8
    "81 81 00 00 00 00 c3,             1007", // half a character
  })
  void framesAgainstTheRulesCloseWithTheCodeOfTheRule(String hex, String codes) {
    client.write(HexFormat.of().parseHex(hex.replace(" ", "")));
    assertThat(codes.split(" ", -1)).contains("" + client.awaitClose());
  }

  @Test
  void aCharacterCutInTwoByFragmentsIsWhole() {
    byte[] text = "[null,\"é\",\"phoenix\",\"heartbeat\",{}]".getBytes(UTF_8);
    byte[] head = Arrays.copyOf(text, 8);
    byte[] tail = Arrays.copyOfRange(text, 8, text.length);
    client.send(
        ClientFrame.of(Opcode.TEXT, head).withoutFin(),
        ClientFrame.ping("between"),
        ClientFrame.of(Opcode.CONTINUATION, tail));
    client.awaitPong("between");
    assertThat(client.nextText()).contains("\"é\"");
    stillServed();
  }

  @Test
  void aMessageInSmallPiecesIsWhole() {
    client.writeInPieces(
        ClientFrame.text("[null,\"1\",\"phoenix\",\"heartbeat\",{}]").bytes(), 1);
    assertThat(client.nextText()).contains("phx_reply");
    stillServed();
  }

  @Test
  void aTextAMegabyteOverTheLimitCloses1009() {
    client.offer(ClientFrame.text("x".repeat(LIMIT + MEGABYTE)));
    assertThat(client.awaitClose()).isEqualTo(1009);
  }

  @Test
  void bytesAMegabyteOverTheLimitClose1009() {
    client.offer(ClientFrame.binary(new byte[LIMIT + MEGABYTE]));
    assertThat(client.awaitClose()).isEqualTo(1009);
  }

  @Test
  void fragmentsAMegabyteOverTheLimitClose1009() {
    byte[] part = new byte[MEGABYTE];
    client.offer(ClientFrame.binary(part).withoutFin());
    for (int i = 0; i < 11; i++) {
      client.offer(ClientFrame.of(Opcode.CONTINUATION, part).withoutFin());
    }
    assertThat(client.awaitClose()).isEqualTo(1009);
  }

  @Test
  void anEndlessAnnouncementReservesNothing() {
    client.write(ClientFrame.binary(new byte[5]).withLength(1L << 40).bytes());
    witness.speak();
    witness.heardAll();
  }

  @Test
  void aConnectionCutInsideAFrameTakesNothingWithIt() {
    client.write(ClientFrame.text("[null,\"1\"").withLength(1000).bytes());
    client.close();
    witness.speak();
    witness.heardAll();
  }

  /** Will check the socket by a heartbeat of its own; replies to what came before are passed over. */
  private void stillServed() {
    client.sendText("[null,\"alive\",\"phoenix\",\"heartbeat\",{}]");
    while (!client.nextText().startsWith("[null,\"alive\"")) {
      // an answer to a message before
    }
  }
}
