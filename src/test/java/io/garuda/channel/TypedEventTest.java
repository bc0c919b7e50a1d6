package io.garuda.channel;

import io.garuda.endpoint.Endpoint;
import io.garuda.endpoint.EndpointConfig;
import io.garuda.param.Params;
import io.garuda.socket.Payload;
import io.garuda.testkit.ChannelCase;
import io.garuda.testkit.TestChannel;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TypedEventTest {
  record Plain(String text, int number, boolean flag, Color color, List<Item> items) {}

  record Item(int count) {}

  record Checked(
      @NotBlank @Size(max = 5) String body, @NotNull List<@Valid Part> parts) {}

  record Part(@Max(9) int size) {}

  record Strict(String word) {
    Strict {
      if (word.isEmpty()) {
        throw new IllegalArgumentException("a secret of ours");
      }
    }
  }

  record Answer(int n) {}

  enum Color {
    RED,
    BLUE
  }

  /** Has an event for each way to take a payload, and to answer. */
  static class TypedChannel implements Channel {
    @Override
    public JoinResult join(Payload params, Socket socket) {
      return JoinResult.joined();
    }

    @On("plain")
    Map<String, Object> plain(Plain plain, Socket socket) {
      return Map.of("bound", plain.toString(), "topic", socket.topic().name());
    }

    @On("checked")
    protected Answer checked(Checked checked) {
      return new Answer(checked.parts().size());
    }

    @On("strict")
    Answer strict(Strict strict) {
      return new Answer(strict.word().length());
    }

    @On("payload")
    public Payload payload(Payload payload) {
      return payload;
    }

    @On("bytes")
    Answer bytes(byte[] bytes) {
      return new Answer(bytes.length);
    }

    @On("status")
    HandleInResult status() {
      return HandleInResult.reply("odd", Payload.empty());
    }

    @On("reply")
    HandleInResult.Reply reply() {
      return new HandleInResult.Reply("ok", Payload.of("n", 1));
    }

    @On("stop")
    HandleInResult stop(Socket socket) {
      return HandleInResult.stop(Payload.empty());
    }

    @On("nothing")
    void nothing(Socket socket) {
      socket.push("done", Payload.empty());
    }

    @On("ref")
    void ref(Socket socket) {
      socket.ref().reply("ok", Payload.of("later", true));
    }

    @On("fail")
    void fail() throws IOException {
      throw new IOException("no disk");
    }

    @On("none")
    @Nullable
    Payload none() {
      return null;
    }
  }

  /** Inherits them, and handles the rest by name. */
  static class MoreChannel extends TypedChannel {
    @Override
    public HandleInResult handleIn(String event, Payload payload, Socket socket) {
      return HandleInResult.reply(Payload.of("by", "handleIn", "event", event));
    }
  }

  static class TypedSocket implements SocketHandler {
    @Override
    public ChannelRoutes channels() {
      return ChannelRoutes.of("typed:*", TypedChannel.class).and("more:*", MoreChannel.class);
    }

    @Override
    public ConnectResult connect(Params params, ConnectInfo info, Socket socket) {
      return ConnectResult.ok();
    }
  }

  private static Endpoint endpoint() {
    return new Endpoint() {
      @Override
      public EndpointConfig config() {
        return EndpointConfig.builder()
            .socket(SocketMount.at("/typed", TypedSocket.class))
            .build();
      }
    };
  }

  @RegisterExtension
  final ChannelCase channels = ChannelCase.of(endpoint());

  @SuppressWarnings("NullAway.Init")
  private TestChannel typed;

  @BeforeEach
  void join() {
    typed = channels.connect(TypedSocket.class).subscribeAndJoin("typed:1");
  }

  private void answers(String event, Payload payload, String status, Payload response) {
    typed.assertReply(typed.push(event, payload), status, response);
  }

  private void isInvalid(String event, String json, String errors) {
    answers(
        event,
        Payload.raw(json),
        "error",
        Payload.raw("{\"reason\":\"invalid\",\"errors\":" + errors + "}"));
  }

  @Test
  void aRecordIsBoundAndAMapAnswers() {
    answers(
        "plain",
        Payload.raw("{\"text\":\"a\",\"number\":1,\"flag\":true,\"color\":\"RED\",\"items\":"
            + "[{\"count\":2}],\"unknown\":0}"),
        "ok",
        Payload.of(
            "bound",
            "Plain[text=a, number=1, flag=true, color=RED, items=[Item[count=2]]]",
            "topic",
            "typed:1"));
  }

  @Test
  void whatIsMissingIsNullOrZero() {
    answers(
        "plain",
        Payload.empty(),
        "ok",
        Payload.of(
            "bound",
            "Plain[text=null, number=0, flag=false, color=null, items=null]",
            "topic",
            "typed:1"));
  }

  @Test
  void whatDoesNotBindIsToldByItsFieldAndTheChannelLivesOn() {
    isInvalid("plain", "{\"number\":\"x\"}", "{\"number\":[\"must be a number\"]}");
    isInvalid("plain", "{\"text\":{}}", "{\"text\":[\"must be text\"]}");
    isInvalid("plain", "{\"flag\":\"x\"}", "{\"flag\":[\"must be true or false\"]}");
    isInvalid("plain", "{\"color\":\"GREEN\"}", "{\"color\":[\"must be one of RED, BLUE\"]}");
    isInvalid("plain", "{\"items\":1}", "{\"items\":[\"must be a list\"]}");
    isInvalid("plain", "{\"items\":[1]}", "{\"items[0]\":[\"must be an object\"]}");
    isInvalid(
        "plain", "{\"items\":[{},{\"count\":[]}]}", "{\"items[1].count\":[\"must be a number\"]}");
    isInvalid("plain", "[]", "{\"payload\":[\"must be an object\"]}");
    isInvalid("plain", "null", "{\"payload\":[\"must be an object\"]}");
    isInvalid("plain", "{\"number\":99999999999}", "{\"number\":[\"is not valid\"]}");
  }

  @Test
  void whatARecordRefusesIsInvalidAndItsWordsStayHere() {
    answers("strict", Payload.of("word", "abc"), "ok", Payload.of("n", 3));
    isInvalid("strict", "{\"word\":\"\"}", "{\"payload\":[\"is not valid\"]}");
    isInvalid("strict", "{}", "{\"payload\":[\"is not valid\"]}");
  }

  @Test
  void constraintsAreCheckedAndEachViolationIsTold() {
    answers(
        "checked",
        Payload.raw("{\"body\":\"abc\",\"parts\":[{\"size\":9}]}"),
        "ok",
        Payload.of("n", 1));
    isInvalid(
        "checked",
        "{\"body\":\"      \",\"parts\":[{\"size\":1},{\"size\":10}]}",
        "{\"body\":[\"must not be blank\",\"size must be between 0 and 5\"],"
            + "\"parts[1].size\":[\"must be less than or equal to 9\"]}");
    isInvalid(
        "checked", "{}", "{\"body\":[\"must not be blank\"],\"parts\":[\"must not be null\"]}");
  }

  @Test
  void aPayloadIsPassedAsItIs() {
    answers("payload", Payload.raw("{\"a\":[1]}"), "ok", Payload.raw("{\"a\":[1]}"));
    Payload bytes = Payload.binary(new byte[] {1, 2});
    answers("payload", bytes, "ok", bytes);
  }

  @Test
  void bytesAreTakenFromABinaryPayloadOnly() {
    answers("bytes", Payload.binary(new byte[] {1, 2}), "ok", Payload.of("n", 2));
    isInvalid("bytes", "{}", "{\"payload\":[\"must be bytes\"]}");
    typed.assertReply(
        typed.push("plain", Payload.binary(new byte[0])),
        "error",
        Payload.raw("{\"reason\":\"invalid\",\"errors\":{\"payload\":[\"must be an object\"]}}"));
  }

  @Test
  void aResultIsTakenAsItIs() {
    answers("status", Payload.empty(), "odd", Payload.empty());
    answers("reply", Payload.empty(), "ok", Payload.of("n", 1));
    answers("ref", Payload.empty(), "ok", Payload.of("later", true));
    answers("stop", Payload.empty(), "ok", Payload.empty());
    typed.assertPush("phx_close");
  }

  @Test
  void aMethodWithoutAResultRepliesNothing() {
    String ref = typed.push("nothing");
    typed.assertPush("done");
    typed.refuteReply(ref);
  }

  @Test
  void whatAMethodThrowsEndsTheChannel() {
    typed.push("fail");
    typed.assertPush("phx_error");
  }

  @Test
  void aMethodThatReturnsNullEndsTheChannel() {
    typed.push("none");
    typed.assertPush("phx_error");
  }

  @Test
  void anEventThatNobodyHandlesEndsTheChannel() {
    typed.push("dance");
    typed.assertPush("phx_error");
  }

  @Test
  void otherEventsGoToHandleIn() {
    typed = channels.connect(TypedSocket.class).subscribeAndJoin("more:1");
    answers("payload", Payload.of("a", 1), "ok", Payload.of("a", 1));
    answers("dance", Payload.empty(), "ok", Payload.of("by", "handleIn", "event", "dance"));
  }
}
