package io.garuda.view.jte;

import gg.jte.Content;
import gg.jte.html.HtmlTemplateOutput;
import gg.jte.html.escape.Escape;
import gg.jte.output.StringOutput;
import gg.jte.output.Utf8ByteOutput;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Collects a page, and escapes each value for the place where it stands.
 *
 * <p>Beyond what jte's own output does: every attribute that takes a URL is looked at, not only
 * {@code href} of {@code a}; styles are escaped as CSS; a value in a script outside of quotes becomes a
 * string of JavaScript; and an event handler takes no text at all.
 */
final class SafeOutput implements HtmlTemplateOutput {
  private static final byte[] NOTHING = {};

  private final Utf8ByteOutput out = new Utf8ByteOutput();
  private final RawText raw = new RawText();
  private final UrlAttribute url = new UrlAttribute();
  private byte[] before = NOTHING;
  private @Nullable String tag;
  private @Nullable String attribute;

  byte[] toByteArray() {
    return out.toByteArray();
  }

  @Override
  public void setContext(@Nullable String tagName, @Nullable String attributeName) {
    tag = tagName;
    attribute = attributeName;
  }

  @Override
  public void writeBinaryContent(byte[] text) {
    raw.read(text);
    before = text;
    out.writeBinaryContent(text);
  }

  @Override
  public void writeContent(String text) {
    writeBinaryContent(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void writeContent(String text, int begin, int end) {
    writeContent(text.substring(begin, end));
  }

  @Override
  public void writeUserContent(@Nullable String value) {
    if (value != null) {
      if (attribute != null) {
        writeAttribute(attribute, value);
      } else {
        writeText(value);
      }
      before = NOTHING;
    }
  }

  /** Will write a part of a page as it is, but text for an attribute as any other value. */
  @Override
  public void writeUserContent(@Nullable Content content) {
    if (content == null) {
      return;
    }
    if (attribute == null) {
      content.writeTo(this);
    } else {
      StringOutput text = new StringOutput();
      content.writeTo(text);
      writeUserContent(text.toString());
    }
  }

  private void writeText(String value) {
    switch (raw.place()) {
      case HTML -> Escape.htmlContent(value, out);
      case STYLE -> out.writeContent(Escapes.css(value));
      case CODE -> out.writeContent('"' + Escapes.javaScript(value) + '"');
      case QUOTED -> out.writeContent(Escapes.javaScript(value));
      default ->
        throw new IllegalArgumentException("expected no value within ` ` of a script, got one: \""
            + value + "\"; put it into \" \" or into a data attribute");
    }
  }

  private void writeAttribute(String name, String value) {
    if (name.startsWith("on")) {
      throw new IllegalArgumentException(
          "expected no text in the event handler " + name + " of <" + tag + ">, got: \"" + value
              + "\"; put it into a data attribute, and listen in a module");
    }
    switch (name) {
      case "style" -> out.writeContent(Escapes.css(value));
      case "srcdoc" -> {
        StringOutput document = new StringOutput();
        Escape.htmlContent(value, document);
        Escape.htmlAttribute(document.toString(), out);
      }
      default -> Escape.htmlAttribute(url.checked(before, tag, name, value), out);
    }
  }

  @Override
  public void writeUserContent(@Nullable Number value) {
    if (value != null && value.getClass().getName().startsWith("java.")) {
      out.writeContent(value.toString());
    } else if (value != null) {
      writeUserContent(value.toString());
    }
  }

  @Override
  public void writeUserContent(@Nullable Boolean value) {
    if (value != null) {
      out.writeContent(value.toString());
    }
  }

  @Override
  public void writeUserContent(boolean value) {
    out.writeUserContent(value);
  }

  @Override
  public void writeUserContent(byte value) {
    out.writeUserContent(value);
  }

  @Override
  public void writeUserContent(short value) {
    out.writeUserContent(value);
  }

  @Override
  public void writeUserContent(int value) {
    out.writeUserContent(value);
  }

  @Override
  public void writeUserContent(long value) {
    out.writeUserContent(value);
  }

  @Override
  public void writeUserContent(float value) {
    out.writeUserContent(value);
  }

  @Override
  public void writeUserContent(double value) {
    out.writeUserContent(value);
  }

  @Override
  public void writeUserContent(char value) {
    writeUserContent(String.valueOf(value));
  }

  @Override
  public void writeUserContent(@Nullable Character value) {
    if (value != null) {
      writeUserContent(value.toString());
    }
  }
}
