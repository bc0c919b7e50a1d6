package io.garuda.controller;

import java.util.Optional;

/**
 * Part of a file.
 *
 * @param first of its bytes, from 0
 */
record ByteRange(long first, long length) {
  /** Says that a range lies behind the end. */
  static final ByteRange NONE = new ByteRange(0, 0);

  /**
   * Will read a {@code Range} header (RFC 9110 section 14.1.2).
   *
   * @return {@link #NONE} if it cannot be satisfied; empty if the whole is to be sent: several ranges, or
   *     no valid one
   */
  static Optional<ByteRange> parse(String header, long size) {
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

  private static Optional<Long> number(String digits) {
    boolean valid = !digits.isEmpty()
        && digits.length() < 19
        && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    return valid ? Optional.of(Long.parseLong(digits)) : Optional.empty();
  }
}
