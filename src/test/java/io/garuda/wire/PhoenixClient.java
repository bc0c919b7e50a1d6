package io.garuda.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Speaks the Phoenix protocol, version 2, text, over a {@link RawWebSocketClient}.
 *
 * <p>Literal frames are written with {@code '} for {@code "}, and may hold {@code %s}. Frames come in
 * order: {@code expect} takes the next and compares the whole of it.
 */
public final class PhoenixClient implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration QUIET = Duration.ofMillis(100);

  private final RawWebSocketClient raw;
  private int refs;

  private PhoenixClient(RawWebSocketClient raw) {
    this.raw = raw;
  }

  /** Will connect to {@code /socket} without params. */
  public static PhoenixClient connect(URI base) {
    return connect(base, "/socket", "");
  }

  /**
   * Will connect to a mount.
   *
   * @param params encoded, such as {@code user_id=7}; {@code vsn} is added
   */
  public static PhoenixClient connect(URI base, String mount, String params) {
    return over(RawWebSocketClient.open(base, mount + "/websocket?" + params + "&vsn=2.0.0"));
  }

  public static PhoenixClient over(RawWebSocketClient raw) {
    return new PhoenixClient(raw);
  }

  public RawWebSocketClient raw() {
    return raw;
  }

  /** Will send a frame as it stands. */
  public void send(String literal, Object... args) {
    raw.sendText(quoted(literal, args));
  }

  /** Will push to a joined topic and return the message's ref; null refs are written as text. */
  public String push(String joinRef, String topic, String event, String payload) {
    String ref = ref();
    send("['%s','%s','%s','%s',%s]", joinRef, ref, topic, event, payload);
    return ref;
  }

  private String ref() {
    return Integer.toString(++refs);
  }

  /** Will join with empty params and return the join's ref. */
  public String join(String topic) {
    return join(topic, "{}");
  }

  /** Will join; the next frame must be the reply, with status ok. */
  public String join(String topic, String params) {
    String ref = ref();
    send("['%s','%s','%s','phx_join',%s]", ref, ref, topic, params);
    JsonNode reply = next();
    boolean joined = reply.get(0).asText().equals(ref)
        && reply.get(1).asText().equals(ref)
        && reply.get(2).asText().equals(topic)
        && reply.get(3).asText().equals("phx_reply")
        && reply.get(4).get("status").asText().equals("ok");
    if (!joined) {
      throw new AssertionError("expected an ok reply to the join of " + topic + ", got: " + reply);
    }
    return ref;
  }

  /** Will leave; the next frames must be the reply and the close. */
  public void leave(String joinRef, String topic) {
    String ref = push(joinRef, topic, "phx_leave", "{}");
    expect("['%s','%s','%s','phx_reply',{'status':'ok','response':{}}]", joinRef, ref, topic);
    expect("['%s','%s','%s','phx_close',{}]", joinRef, joinRef, topic);
  }

  /** Will send a heartbeat; the next frame must be its reply. */
  public void heartbeat() {
    String ref = ref();
    send("[null,'%s','phoenix','heartbeat',{}]", ref);
    expect("[null,'%s','phoenix','phx_reply',{'status':'ok','response':{}}]", ref);
  }

  /** Will echo through a channel: all that was sent to it before has been handled afterwards. */
  public void echo(String joinRef, String topic) {
    String ref = push(joinRef, topic, "echo", "{'barrier':true}");
    expectReply(joinRef, ref, topic, "ok", "{'barrier':true}");
  }

  public void expectReply(
      String joinRef, String ref, String topic, String status, String response) {
    expect(
        "['%s','%s','%s','phx_reply',{'status':'%s','response':%s}]",
        joinRef, ref, topic, status, response);
  }

  /** Will take the next frame, which must be this one. */
  public void expect(String literal, Object... args) {
    JsonNode expected = parse(quoted(literal, args));
    JsonNode got = next();
    if (!got.equals(expected)) {
      throw new AssertionError("expected the frame " + expected + ", got: " + got);
    }
  }

  /** Will take the next frame, which must be an array of five with a payload that is an object. */
  public JsonNode next() {
    String text = raw.nextText();
    JsonNode frame = parse(text);
    if (!frame.isArray() || frame.size() != 5 || !frame.get(4).isObject()) {
      throw new AssertionError("expected [join_ref, ref, topic, event, {payload}], got: " + text);
    }
    return frame;
  }

  /** Will check that nothing comes for 100 ms. */
  public void expectNothing() {
    Optional<Received> received = raw.poll(QUIET);
    if (received.isPresent()) {
      throw new AssertionError("expected nothing more, got: " + received.get());
    }
  }

  private static String quoted(String literal, Object... args) {
    return (args.length == 0 ? literal : literal.formatted(args)).replace('\'', '"');
  }

  private static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError("expected JSON, got: " + json, e);
    }
  }

  @Override
  public void close() {
    raw.close();
  }
}
