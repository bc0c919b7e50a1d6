package io.garuda.view.html;

import gg.jte.TemplateOutput;
import gg.jte.html.HtmlTemplateOutput;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes elements; every value is escaped for its place by the page that it is written into. */
final class Markup {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*");

  private final TemplateOutput out;

  Markup(TemplateOutput out) {
    this.out = out;
  }

  void open(String tag) {
    out.writeContent("<" + tag);
  }

  /** Will write an attribute; none for null. */
  void attribute(String tag, String name, @Nullable String value) {
    if (value == null) {
      return;
    }
    out.writeContent(" " + checked(name) + "=\"");
    context(tag, name);
    out.writeUserContent(value);
    context(tag, null);
    out.writeContent("\"");
  }

  void flag(String name, boolean set) {
    if (set) {
      out.writeContent(" " + checked(name));
    }
  }

  void close() {
    out.writeContent(">");
  }

  void hidden(String name, String value) {
    open("input");
    attribute("input", "type", "hidden");
    attribute("input", "name", name);
    attribute("input", "value", value);
    close();
  }

  void text(String tag, String text) {
    context(tag, null);
    out.writeUserContent(text);
  }

  void end(String tag) {
    out.writeContent("</" + tag + ">");
  }

  private void context(String tag, @Nullable String attribute) {
    if (out instanceof HtmlTemplateOutput html) {
      html.setContext(tag, attribute);
    } else {
      throw new IllegalStateException("expected a page of HTML to write <" + tag + "> into, got: "
          + out.getClass().getName());
    }
  }

  /** Will return the attributes with one more. */
  static Map<String, String> with(Map<String, String> attributes, String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(attributes);
    more.put(checked(name), value);
    return Collections.unmodifiableMap(more);
  }

  private static String checked(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "expected the name of an attribute in small letters, got: \"" + name + "\"");
    }
    return name;
  }
}
