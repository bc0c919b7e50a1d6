package io.garuda.socket;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The versions that a serializer speaks, as Elixir's {@code Version} writes them.
 *
 * @param parts how many numbers of a version are given: with {@code ~>} the last of them may be larger
 */
record VersionRequirement(
    String text, boolean orLater, int parts, int major, int minor, int patch) {
  private static final String NUMBER = "(0|[1-9]\\d{0,8})";
  private static final Pattern VERSION = Pattern.compile(NUMBER + "\\." + NUMBER + "\\." + NUMBER
      + "(-[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*)?(?:\\+[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*)?");
  private static final Pattern REQUIREMENT =
      Pattern.compile("(~> |== )?" + NUMBER + "\\." + NUMBER + "(?:\\." + NUMBER + ")?");

  static VersionRequirement parse(String text) {
    Matcher match = REQUIREMENT.matcher(text);
    boolean matches = match.matches();
    boolean orLater = matches && "~> ".equals(match.group(1));
    if (!matches || (!orLater && match.group(4) == null)) {
      throw new IllegalArgumentException("expected versions such as \"~> 2.0.0\", \"~> 2.1\" or"
          + " \"2.0.1\", got: \"" + text + "\"");
    }
    String patch = match.group(4);
    return new VersionRequirement(
        text,
        orLater,
        patch == null ? 2 : 3,
        Integer.parseInt(match.group(2)),
        Integer.parseInt(match.group(3)),
        patch == null ? 0 : Integer.parseInt(patch));
  }

  boolean matches(String version) {
    Matcher match = VERSION.matcher(version);
    if (!match.matches() || Integer.parseInt(match.group(1)) != major) {
      return false;
    }
    int itsMinor = Integer.parseInt(match.group(2));
    int itsPatch = Integer.parseInt(match.group(3));
    if (!orLater || parts == 3) {
      boolean early = itsPatch == patch && match.group(4) != null; // 2.0.0-rc is before 2.0.0
      return itsMinor == minor && !early && (itsPatch == patch || (orLater && itsPatch > patch));
    }
    return itsMinor > minor || (itsMinor == minor && (itsPatch > 0 || match.group(4) == null));
  }
}
