package io.garuda.app;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** A person's picture: the bytes of a file that browsers show as an image, at most 200,000. */
public final class Picture {
  public static final int MAX_BYTES = 200_000;

  private static final Map<String, String> STARTS = Map.of(
      "\u0089PNG\r\n\u001a\n",
      "image/png",
      "\u00ff\u00d8\u00ff",
      "image/jpeg",
      "GIF8",
      "image/gif");

  private final byte[] bytes;
  private final String contentType;

  private Picture(byte[] bytes, String contentType) {
    this.bytes = bytes;
    this.contentType = contentType;
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  /** Will return the type by what the bytes are, not by what was said of them. */
  public String contentType() {
    return contentType;
  }

  /** Will look at a file; the error stands under {@code avatar}. */
  public static Checked<Picture> check(byte[] bytes) {
    if (bytes.length > MAX_BYTES) {
      return Checked.invalid(Map.of("avatar", "A picture has at most 200 KB."));
    }
    return type(bytes)
        .map(type -> Checked.valid(new Picture(bytes.clone(), type)))
        .orElseGet(
            () -> Checked.invalid(Map.of("avatar", "Please choose a PNG, a JPEG or a GIF.")));
  }

  private static Optional<String> type(byte[] bytes) {
    String start = new String(bytes, 0, Math.min(bytes.length, 8), StandardCharsets.ISO_8859_1);
    return STARTS.entrySet().stream()
        .filter(entry -> start.startsWith(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
