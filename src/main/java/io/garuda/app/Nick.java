package io.garuda.app;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a person is called in a room: 1 to 24 characters on one line. */
public final class Nick {
  public static final int MAX_LENGTH = 24;

  private Nick() {}

  /** Will clean a nickname; the error stands under {@code nick}. */
  public static Checked<String> check(@Nullable String raw) {
    String nick = Text.line(raw);
    if (nick.isEmpty()) {
      return Checked.invalid(Map.of("nick", "Please choose a nickname."));
    }
    if (nick.length() > MAX_LENGTH) {
      return Checked.invalid(
          Map.of("nick", "A nickname has at most " + MAX_LENGTH + " characters."));
    }
    return Checked.valid(nick);
  }
}
