package io.garuda.view.jte;

import org.jspecify.annotations.Nullable;

/**
 * Follows a template's own text into scripts and styles, where HTML's escapes mean nothing.
 *
 * <p>Knows strings of JavaScript. A quote within a regular expression or a comment counts as the start
 * of one, which ends with its line at the latest; the compiler of templates leaves comments out.
 */
final class RawText {
  /** Where a value would stand; QUOTED is in a string, TEMPLATE between backticks. */
  enum Place {
    HTML,
    STYLE,
    CODE,
    QUOTED,
    TEMPLATE
  }

  private enum State {
    HTML,
    TAG,
    STYLE,
    CODE,
    STRING,
    TEMPLATE
  }

  private State state = State.HTML;
  private String element = "";
  private byte quote;
  private byte last;

  Place place() {
    return switch (state) {
      case HTML, TAG -> Place.HTML;
      case STYLE -> Place.STYLE;
      case CODE -> Place.CODE;
      case STRING -> Place.QUOTED;
      case TEMPLATE -> Place.TEMPLATE;
    };
  }

  void read(byte[] text) {
    for (int i = 0; i < text.length; i++) {
      byte c = text[i];
      if (state == State.HTML && c != '<') {
        continue;
      }
      if (c == '<') {
        tag(text, i);
      }
      switch (state) {
        case HTML, STYLE -> {}
        case TAG -> tag(c);
        case CODE -> code(c);
        case STRING -> string(c);
        case TEMPLATE -> state = c == '`' && last != '\\' ? State.CODE : state;
      }
      last = last == '\\' && c == '\\' ? 0 : c; // an escaped backslash escapes nothing
    }
  }

  /** Nothing but its end tag ends a script or a style, a string not either. */
  private void tag(byte[] text, int at) {
    if (state == State.HTML) {
      @Nullable String begun = begins(text, at + 1, "script") ? "script" : null;
      begun = begun == null && begins(text, at + 1, "style") ? "style" : begun;
      if (begun != null) {
        element = begun;
        quote = 0;
        state = State.TAG;
      }
    } else if (state != State.TAG && at + 1 < text.length && text[at + 1] == '/') {
      if (begins(text, at + 2, element)) {
        state = State.HTML;
      }
    }
  }

  private void tag(byte c) {
    if (quote != 0) {
      quote = c == quote ? 0 : quote;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '>') {
      state = element.equals("style") ? State.STYLE : State.CODE;
    }
  }

  private void code(byte c) {
    if (c == '"' || c == '\'') {
      quote = c;
      state = State.STRING;
    } else if (c == '`') {
      state = State.TEMPLATE;
    }
  }

  private void string(byte c) {
    if (c == '\n' || (c == quote && last != '\\')) {
      state = State.CODE;
    }
  }

  private static boolean begins(byte[] text, int at, String name) {
    if (at + name.length() > text.length) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      if ((text[at + i] | 0x20) != name.charAt(i)) {
        return false;
      }
    }
    return at + name.length() == text.length || !letter(text[at + name.length()]);
  }

  private static boolean letter(byte c) {
    return c == '-' || Character.isLetter(c);
  }
}
