package io.garuda.pubsub;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.garuda.socket.Broadcast;
import io.garuda.socket.Cursor;
import io.garuda.socket.Payload;
import io.garuda.socket.Topic;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What goes from node to node: a broadcast, or bytes of an internal topic.
 *
 * @param node where it comes from
 * @param event of a broadcast; null for bytes
 * @param from a number by which the node knows whom to leave out; 0 for nobody
 */
record NodeMessage(String node, @Nullable String event, Payload payload, long from) {
  /*
   * version (1 byte), kind (1), length of the node's name (1), the name in ASCII; for a broadcast whom to
   * leave out (8), length of the event (4) and the event; then the payload: JSON or bytes, as they came.
   *
   * Text is UTF-8. Half of a character, which UTF-8 cannot hold, makes it FF and UTF-16 (big endian).
   */
  static final byte VERSION = 1;

  private static final byte JSON = 0;
  private static final byte BINARY = 1;
  private static final byte BYTES = 2;
  private static final byte UTF_16 = (byte) 0xff;

  static byte[] broadcast(String node, String event, Payload payload, long from) {
    byte[] name = node.getBytes(US_ASCII);
    byte[] eventText = text(event);
    boolean binary = payload.isBinary();
    byte[] content = binary ? payload.bytes() : text(payload.json());
    return begin(binary ? BINARY : JSON, name, 12 + eventText.length + content.length)
        .putLong(from)
        .putInt(eventText.length)
        .put(eventText)
        .put(content)
        .array();
  }

  static byte[] bytes(String node, byte[] message) {
    return begin(BYTES, node.getBytes(US_ASCII), message.length).put(message).array();
  }

  private static ByteBuffer begin(byte kind, byte[] node, int more) {
    return ByteBuffer.allocate(3 + node.length + more)
        .put(VERSION)
        .put(kind)
        .put((byte) node.length)
        .put(node);
  }

  /**
   * Will read one.
   *
   * @throws IllegalArgumentException if it is none, or of a version that is not known here
   */
  static NodeMessage read(byte[] message) {
    try {
      ByteBuffer in = ByteBuffer.wrap(message);
      byte version = in.get();
      if (version != VERSION) {
        throw new IllegalArgumentException(
            "expected version " + VERSION + " of messages between nodes, got: " + version);
      }
      byte kind = in.get();
      String node = new String(take(in, in.get()), US_ASCII);
      return switch (kind) {
        case JSON, BINARY -> {
          long from = in.getLong();
          String event = text(take(in, in.getInt()));
          byte[] content = take(in, in.remaining());
          Payload payload = kind == JSON ? Payload.raw(text(content)) : Payload.binary(content);
          yield new NodeMessage(node, event, payload, from);
        }
        case BYTES -> new NodeMessage(node, null, Payload.binary(take(in, in.remaining())), 0);
        default ->
          throw new IllegalArgumentException(
              "expected a broadcast or bytes from a node, got kind: " + kind);
      };
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException(
          "expected a whole message from a node, got " + message.length + " bytes", e);
    }
  }

  /**
   * Will return the broadcast that it is.
   *
   * @param cursor its place in the topic's history
   */
  Broadcast kept(String topic, Cursor cursor) {
    return new Broadcast(
        Topic.of(topic),
        Objects.requireNonNull(event, "expected a broadcast in a history"),
        payload,
        cursor);
  }

  private static byte[] take(ByteBuffer in, int length) {
    if (length < 0 || length > in.remaining()) {
      throw new BufferUnderflowException();
    }
    byte[] taken = new byte[length];
    in.get(taken);
    return taken;
  }

  /** Will write text so that {@link #text(byte[])} returns the same, whatever it holds. */
  private static byte[] text(String text) {
    if (EngineTopic.isUnicode(text)) {
      return text.getBytes(UTF_8);
    }
    ByteBuffer marked = ByteBuffer.allocate(1 + 2 * text.length()).put(UTF_16);
    marked.asCharBuffer().put(text);
    return marked.array();
  }

  private static String text(byte[] bytes) {
    return bytes.length > 0 && bytes[0] == UTF_16
        ? ByteBuffer.wrap(bytes, 1, bytes.length - 1).asCharBuffer().toString()
        : new String(bytes, UTF_8);
  }
}
