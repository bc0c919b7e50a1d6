package io.garuda.transport.longpoll;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.garuda.socket.Frame;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the messages of a post.
 *
 * <p>{@code application/x-ndjson} holds one in each line: text if it begins with a bracket, else the
 * base64 of a binary one. Any other type is one text, as old clients send it.
 */
final class Batch {
  private static final int MAX_LINES = 100;

  private Batch() {}

  /** Will return the messages, at most 100; empty lines do not count. None if they are unreadable. */
  static Optional<List<Frame>> read(@Nullable String contentType, byte[] body) {
    try {
      String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      return Optional.of(
          "application/x-ndjson".equals(contentType)
              ? text.lines()
                  .filter(line -> !line.isEmpty())
                  .limit(MAX_LINES)
                  .map(Batch::frame)
                  .toList()
              : List.of(Frame.text(text)));
    } catch (CharacterCodingException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Frame frame(String line) {
    return line.startsWith("[")
        ? Frame.text(line)
        : Frame.binary(Base64.getDecoder().decode(line));
  }
}
