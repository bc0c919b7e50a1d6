package io.garuda.cluster.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.function.BiConsumer;

/** What goes to one node alone: length of the topic (4 bytes), the topic, and the message. */
final class DirectMessage {
  private DirectMessage() {}

  static byte[] write(String topic, byte[] message) {
    byte[] name = topic.getBytes(UTF_8);
    return ByteBuffer.allocate(4 + name.length + message.length)
        .putInt(name.length)
        .put(name)
        .put(message)
        .array();
  }

  /** Will call with the topic and the message. */
  static void read(byte[] bytes, BiConsumer<String, byte[]> to) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    byte[] name = new byte[in.getInt()];
    in.get(name);
    byte[] message = new byte[in.remaining()];
    in.get(message);
    to.accept(new String(name, UTF_8), message);
  }
}
