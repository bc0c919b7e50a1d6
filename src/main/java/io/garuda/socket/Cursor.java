package io.garuda.socket;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The place of a message in the history of its topic; clients take its text for opaque.
 *
 * @param epoch names the history: another one begins when it was lost. Letters and digits of ASCII
 * @param offset 1 for the first message of the epoch, 2 for the next
 */
public record Cursor(String epoch, long offset) {
  private static final Pattern TEXT = Pattern.compile("([0-9A-Za-z]{1,40}):(\\d{1,18})");

  /** Will read what {@link #toString} wrote; none if it is anything else. */
  public static Optional<Cursor> parse(String text) {
    Matcher parts = TEXT.matcher(text);
    return parts.matches()
        ? Optional.of(new Cursor(parts.group(1), Long.parseLong(parts.group(2))))
        : Optional.empty();
  }

  /** Whether nothing was between the two; the first message of an epoch follows any other epoch's. */
  public boolean follows(Cursor before) {
    return epoch.equals(before.epoch) ? offset == before.offset + 1 : offset == 1;
  }

  @Override
  public String toString() {
    return epoch + ":" + offset;
  }
}
