package io.garuda.app;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a person is called in a room: 1 to 24 characters on one line. */
public final class Nickname {
  public static final int MAX_LENGTH = 24;

  private Nickname() {}

  /** Will clean a nickname; the error stands under {@code nickname}. */
  public static Checked<String> check(@Nullable String raw) {
    String nickname = Text.line(raw);
    if (nickname.isEmpty()) {
      return Checked.invalid(Map.of("nickname", "Please choose a nickname."));
    }
    if (nickname.length() > MAX_LENGTH) {
      return Checked.invalid(
          Map.of("nickname", "A nickname has at most " + MAX_LENGTH + " characters."));
    }
    return Checked.valid(nickname);
  }
}
