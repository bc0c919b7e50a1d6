package io.garuda.socket;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One encoded message on its way to clients: text or bytes. Any thread. */
public final class Frame {
  private static final int TEXT = 0x81;
  private static final int BINARY = 0x82;

  private final @Nullable String text;
  private final byte @Nullable [] bytes;
  private final int size;
  private final @Nullable Subject subject;
  private byte @Nullable [] message; // two threads that ask first may both make it

  /** What a broadcast or a push is about: a newer one about the same may stand for it. */
  public record Subject(String topic, String event) {}

  private Frame(
      @Nullable String text, byte @Nullable [] bytes, int size, @Nullable Subject subject) {
    this.text = text;
    this.bytes = bytes;
    this.size = size;
    this.subject = subject;
  }

  /** Will return the same message with its subject: a slow client may miss it. */
  public Frame about(Topic topic, String event) {
    return new Frame(text, bytes, size, new Subject(topic.name(), event));
  }

  /** Will return it as text, for who cannot carry bytes; none if its bytes are no UTF-8. */
  public Optional<Frame> asText() {
    if (bytes == null) {
      return Optional.of(this);
    }
    try {
      String decoded = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return Optional.of(new Frame(decoded, null, size, subject));
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** Will return the subject; null if the client must not miss it. */
  public @Nullable Subject subject() {
    return subject;
  }

  /** Will return the text; null if it is a binary frame. */
  public @Nullable String text() {
    return text;
  }

  /** Will return the bytes, which nobody may change; null if it is a text frame. */
  public byte @Nullable [] bytes() {
    return bytes;
  }

  /** Will return how many bytes it takes on the wire, its header left out. */
  public int size() {
    return size;
  }

  /**
   * Will return it as a server writes it to a WebSocket, header and payload, not masked (RFC 6455
   * section 5.2). Made once, however many clients it goes to; nobody may change it.
   */
  public byte[] message() {
    byte[] known = message;
    if (known == null) {
      byte[] payload = text != null ? text.getBytes(UTF_8) : Objects.requireNonNull(bytes);
      int header = payload.length < 126 ? 2 : payload.length < 65_536 ? 4 : 10;
      known = new byte[header + payload.length];
      known[0] = (byte) (text != null ? TEXT : BINARY);
      known[1] = (byte) (header == 2 ? payload.length : header == 4 ? 126 : 127);
      for (int i = 2; i < header; i++) {
        known[i] = (byte) ((long) payload.length >>> (8 * (header - 1 - i)));
      }
      System.arraycopy(payload, 0, known, header, payload.length);
      message = known;
    }
    return known;
  }

  /**
   * Will carry text; half of a character in it, which no UTF-8 can hold, becomes U+FFFD.
   *
   * <p>An application that cuts a text in two may make one. Each container refuses to send it, which
   * would cost all subscribers of a broadcast their connections.
   */
  public static Frame text(String text) {
    int size = utf8Length(text);
    @Nullable String mended = size == text.length() ? null : mended(text);
    return mended == null
        ? new Frame(text, null, size, null)
        : new Frame(mended, null, utf8Length(mended), null);
  }

  /** Will return null if there is nothing to mend. */
  private static @Nullable String mended(String text) {
    @Nullable StringBuilder mended = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isSurrogate(c)) {
        continue;
      }
      if (i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1))) {
        i++;
        continue;
      }
      mended = mended == null ? new StringBuilder(text) : mended;
      mended.setCharAt(i, '\ufffd');
    }
    return mended == null ? null : mended.toString();
  }

  public static Frame binary(byte[] bytes) {
    return new Frame(null, bytes, bytes.length, null);
  }

  /** Will return how many bytes of UTF-8 a text, or a part of one, takes. */
  public static int utf8Length(CharSequence text) {
    int length = text.length();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x800 && !Character.isSurrogate(c)) {
        length += 2;
      } else if (c >= 0x80) {
        length++; // a surrogate is half of four bytes
      }
    }
    return length;
  }
}
