package io.garuda.view.html;

import io.garuda.view.Field;
import java.util.Map;

/** The element of an {@link Input} that people type into or choose from. */
sealed interface Control {
  /** Writes what every control has: id, name, what describes it, attributes of the user's. */
  interface Common {
    void write(Markup html, String tag);
  }

  void write(Markup html, Field field, Common common);

  /** An {@code input} on one line. */
  record Line(String type, boolean showsValue) implements Control {
    @Override
    public void write(Markup html, Field field, Common common) {
      html.open("input");
      html.attribute("input", "type", type);
      common.write(html, "input");
      html.attribute("input", "value", showsValue ? field.value() : null);
      html.close();
    }
  }

  /** Several lines. */
  record Area() implements Control {
    @Override
    public void write(Markup html, Field field, Common common) {
      html.open("textarea");
      common.write(html, "textarea");
      html.close();
      html.text("textarea", "\n" + field.value()); // browsers drop the first line feed
      html.end("textarea");
    }
  }

  /** A box; behind a hidden {@code false}, since a box without a check is not sent. */
  record Check() implements Control {
    @Override
    public void write(Markup html, Field field, Common common) {
      html.hidden(field.name(), "false");
      html.open("input");
      html.attribute("input", "type", "checkbox");
      common.write(html, "input");
      html.attribute("input", "value", "true");
      html.flag("checked", field.value().equals("true"));
      html.close();
    }
  }

  /** A list to choose from. */
  record Choice(Map<String, String> options) implements Control {
    @Override
    public void write(Markup html, Field field, Common common) {
      html.open("select");
      common.write(html, "select");
      html.close();
      options.forEach((value, label) -> {
        html.open("option");
        html.attribute("option", "value", value);
        html.flag("selected", field.values().contains(value));
        html.close();
        html.text("option", label);
        html.end("option");
      });
      html.end("select");
    }
  }
}
