package io.garuda.generator;

/** Takes away what a generator adds by itself. */
final class Names {
  private Names() {}

  /** Will make {@code Room} of {@code RoomChannel}. */
  static String without(String suffix, String name) {
    return name.endsWith(suffix) && name.length() > suffix.length()
        ? name.substring(0, name.length() - suffix.length())
        : name;
  }
}
