package io.garuda.conn;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/**
 * Part of a file.
 *
 * @param first of its bytes, from 0
 */
public record ByteRange(long first, long length) {
  /** Says that a range lies behind the end. */
  public static final ByteRange NONE = new ByteRange(0, 0);

  /**
   * Will read a {@code Range} header (RFC 9110 section 14.1.2).
   *
   * @return {@link #NONE} if it cannot be satisfied; empty if the whole is to be sent: several ranges, or
   *     no valid one
   */
  public static Optional<ByteRange> parse(String header, long size) {
    String spec = header.strip();
    int dash = spec.indexOf('-');
    if (!spec.startsWith("bytes=") || dash < 0 || spec.indexOf(',') >= 0) {
      return Optional.empty();
    }
    Optional<Long> first = number(spec.substring("bytes=".length(), dash));
    Optional<Long> last = number(spec.substring(dash + 1));
    boolean suffix = dash == "bytes=".length();
    boolean open = dash == spec.length() - 1;
    if ((!suffix && first.isEmpty()) || (!open && last.isEmpty()) || (suffix && open)) {
      return Optional.empty();
    }
    if (suffix) {
      long length = Math.min(last.get(), size);
      return Optional.of(length == 0 ? NONE : new ByteRange(size - length, length));
    }
    long end = open ? size - 1 : Math.min(last.get(), size - 1);
    if (!open && last.get() < first.get()) {
      return Optional.empty();
    }
    return Optional.of(
        first.get() >= size ? NONE : new ByteRange(first.get(), end - first.get() + 1));
  }

  /** Will return the value of {@code Content-Range} for a file of this size. */
  public String of(long size) {
    return "bytes " + first + "-" + (first + length - 1) + "/" + size;
  }

  /**
   * Will copy this part of what is read.
   *
   * @throws IOException if there is less of it
   */
  public void copy(InputStream in, OutputStream out) throws IOException {
    in.skipNBytes(first);
    byte[] buffer = new byte[64 * 1024];
    for (long left = length; left > 0; ) {
      int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (read < 0) {
        throw new IOException("expected " + (first + length)
            + " bytes, got fewer: the file was changed while it was sent");
      }
      out.write(buffer, 0, read);
      left -= read;
    }
  }

  private static Optional<Long> number(String digits) {
    boolean valid = !digits.isEmpty()
        && digits.length() < 19
        && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    return valid ? Optional.of(Long.parseLong(digits)) : Optional.empty();
  }
}
