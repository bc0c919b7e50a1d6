package io.garuda.transport.longpoll;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What two nodes say to each other about a request.
 *
 * @param id of the request, by the node that it came to
 * @param status of the answer, else 0
 * @param parts texts, or a content type and a body
 */
record RelayMessage(Kind kind, long id, String token, int status, List<byte[]> parts) {
  enum Kind {
    /** To the session's node: a poll waits. */
    POLL(1),
    /** To the session's node: a post came, of a content type and a body. */
    POST(2),
    /** To the request's node: the session is here, the answer will come. */
    HELD(3),
    /** To the request's node: there is no such session. */
    GONE(4),
    /** To the request's node: answer with this status, and these messages unless the token is empty. */
    ANSWER(5),
    /** To the request's node: answer by HTTP itself. */
    HTTP(6),
    /** To the session's node: the client had left, take its messages back. */
    RETURNED(7);

    private final byte code;

    Kind(int code) {
      this.code = (byte) code;
    }

    static Kind of(byte code) {
      return Arrays.stream(values())
          .filter(kind -> kind.code == code)
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException(
              "expected a message about a long poll, got kind: " + code));
    }
  }

  /*
   * kind (1 byte), id (8), status (4), length of the token (2), the token, then for each part its length
   * (4) and itself.
   */
  byte[] bytes() {
    byte[] name = token.getBytes(US_ASCII);
    int size =
        15 + name.length + parts.stream().mapToInt(part -> 4 + part.length).sum();
    ByteBuffer out = ByteBuffer.allocate(size)
        .put(kind.code)
        .putLong(id)
        .putInt(status)
        .putShort((short) name.length)
        .put(name);
    parts.forEach(part -> out.putInt(part.length).put(part));
    return out.array();
  }

  /** Will read one; throws a RuntimeException if it is none. */
  static RelayMessage read(byte[] message) {
    ByteBuffer in = ByteBuffer.wrap(message);
    Kind kind = Kind.of(in.get());
    long id = in.getLong();
    int status = in.getInt();
    String token = new String(take(in, in.getShort()), US_ASCII);
    List<byte[]> parts = new ArrayList<>();
    while (in.hasRemaining()) {
      parts.add(take(in, in.getInt()));
    }
    return new RelayMessage(kind, id, token, status, parts);
  }

  private static byte[] take(ByteBuffer in, int length) {
    if (length < 0 || length > in.remaining()) {
      throw new IllegalArgumentException("expected " + length + " bytes, got: " + in.remaining());
    }
    byte[] taken = new byte[length];
    in.get(taken);
    return taken;
  }

  static List<byte[]> utf8(List<String> texts) {
    return texts.stream().map(text -> text.getBytes(UTF_8)).toList();
  }

  List<String> texts() {
    return parts.stream().map(part -> new String(part, UTF_8)).toList();
  }
}
