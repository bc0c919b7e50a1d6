package io.garuda.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.garuda.socket.Broadcast;
import io.garuda.socket.Frame;
import io.garuda.socket.Payload;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Something that reached a client, or the test itself.
 *
 * @param client its number; 0 for the test
 * @param name the event, or a reply's status
 * @param cause of a crash
 */
record Arrival(
    Kind kind,
    int client,
    String joinRef,
    String ref,
    String topic,
    String name,
    Payload payload,
    @Nullable Throwable cause) {
  private static final int SHOWN = 1_000;

  enum Kind {
    PUSH,
    REPLY,
    BROADCAST,
    CLOSE,
    CRASH
  }

  static Arrival of(int client, Frame frame) {
    return frame.text() != null ? text(client, frame.text()) : bytes(client, frame.bytes());
  }

  private static Arrival text(int client, String text) {
    JsonNode message = Payload.raw(text).as(JsonNode.class);
    JsonNode body = message.get(4);
    String event = message.get(3).asText();
    boolean reply = event.equals("phx_reply");
    return new Arrival(
        reply ? Kind.REPLY : Kind.PUSH,
        client,
        message.get(0).asText(""),
        message.get(1).asText(""),
        message.get(2).asText(),
        reply ? body.get("status").asText() : event,
        Payload.raw((reply ? body.get("response") : body).toString()),
        null);
  }

  /** Will read a binary push (0), reply (1) or broadcast (2): lengths of fields, fields, data. */
  private static Arrival bytes(int client, byte @Nullable [] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes == null ? new byte[0] : bytes);
    int kind = in.get();
    int[] lengths = new int[kind == 0 ? 3 : kind == 1 ? 4 : 2];
    for (int i = 0; i < lengths.length; i++) {
      lengths[i] = in.get() & 0xff;
    }
    String joinRef = kind == 2 ? "" : field(in, lengths[0]);
    String ref = kind == 1 ? field(in, lengths[1]) : "";
    String topic = field(in, lengths[lengths.length - 2]);
    String name = field(in, lengths[lengths.length - 1]);
    byte[] data = new byte[in.remaining()];
    in.get(data);
    return new Arrival(
        kind == 1 ? Kind.REPLY : Kind.PUSH,
        client,
        joinRef,
        ref,
        topic,
        name,
        Payload.binary(data),
        null);
  }

  private static String field(ByteBuffer in, int length) {
    byte[] field = new byte[length];
    in.get(field);
    return new String(field, UTF_8);
  }

  static Arrival broadcast(Broadcast broadcast) {
    return new Arrival(
        Kind.BROADCAST,
        0,
        "",
        "",
        broadcast.topic().name(),
        broadcast.event(),
        broadcast.payload(),
        null);
  }

  static Arrival close(int client, int code, String reason) {
    return new Arrival(Kind.CLOSE, client, "", "", "", code + " " + reason, Payload.empty(), null);
  }

  static Arrival crash(int client, Throwable cause) {
    return new Arrival(Kind.CRASH, client, "", "", "", cause.toString(), Payload.empty(), cause);
  }

  @Override
  public String toString() {
    String where = " on \"" + topic + "\"";
    String text = payload.toString();
    String shown = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    return switch (kind) {
      case PUSH -> "client " + client + ": push \"" + name + "\" " + shown + where;
      case REPLY -> "client " + client + ": reply " + name + " " + shown + " to " + ref + where;
      case BROADCAST -> "broadcast \"" + name + "\" " + shown + where;
      case CLOSE -> "client " + client + ": close " + name;
      case CRASH -> "client " + client + ": crash of a channel, " + name;
    };
  }
}
