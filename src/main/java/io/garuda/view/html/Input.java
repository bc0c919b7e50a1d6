package io.garuda.view.html;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import io.garuda.view.Field;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A field with its label, value and messages, for a template: {@code ${Input.text(form.field("nick"),
 * "Nickname").with("maxlength", "24").required()}}; immutable.
 *
 * <p>Is a {@code div} of class {@code field}; messages stand in {@code p} of class {@code error}, which
 * the control names as its description.
 */
public final class Input implements Content {
  private final Field field;
  private final String label;
  private final Control control;
  private final String hint;
  private final Map<String, String> attributes;

  private Input(
      Field field, String label, Control control, String hint, Map<String, String> attributes) {
    this.field = field;
    this.label = label;
    this.control = control;
    this.hint = hint;
    this.attributes = attributes;
  }

  private static Input of(Field field, String label, Control control) {
    return new Input(field, label, control, "", Map.of());
  }

  public static Input text(Field field, String label) {
    return type(field, label, "text");
  }

  public static Input email(Field field, String label) {
    return type(field, label, "email");
  }

  /** Will ask for a password; what was sent is not shown again. */
  public static Input password(Field field, String label) {
    return of(field, label, new Control.Line("password", false));
  }

  public static Input number(Field field, String label) {
    return type(field, label, "number");
  }

  public static Input date(Field field, String label) {
    return type(field, label, "date");
  }

  /** Will ask for a file; its form needs {@code FormTag.upload}. */
  public static Input file(Field field, String label) {
    return of(field, label, new Control.Line("file", false));
  }

  /** Will make an {@code input} of any type that shows its value. */
  public static Input type(Field field, String label, String type) {
    return of(field, label, new Control.Line(type, true));
  }

  public static Input textarea(Field field, String label) {
    return of(field, label, new Control.Area());
  }

  /** Will send {@code true} or {@code false}. */
  public static Input checkbox(Field field, String label) {
    return of(field, label, new Control.Check());
  }

  /**
   * Will offer a choice.
   *
   * @param options labels by value, in their order
   */
  public static Input select(Field field, String label, Map<String, String> options) {
    return of(
        field,
        label,
        new Control.Choice(Collections.unmodifiableMap(new LinkedHashMap<>(options))));
  }

  /** Will send the field's value without showing it. */
  public static Content hidden(Field field) {
    return out -> new Markup(out).hidden(field.name(), field.value());
  }

  /** Will return this input with an attribute more. */
  public Input with(String name, String value) {
    return new Input(field, label, control, hint, Markup.with(attributes, name, value));
  }

  public Input required() {
    return with("required", "");
  }

  public Input autofocus() {
    return with("autofocus", "");
  }

  /** Will return this input with a note, which a message takes the place of. */
  public Input hint(String text) {
    return new Input(field, label, control, text, attributes);
  }

  @Override
  public void writeTo(TemplateOutput out) {
    Markup html = new Markup(out);
    html.open("div");
    html.attribute("div", "class", "field");
    html.close();
    html.open("label");
    html.attribute("label", "for", field.id());
    html.close();
    html.text("label", label);
    html.end("label");
    control.write(html, field, this::common);
    if (field.valid() && !hint.isEmpty()) {
      note(html, "hint", note(0), hint);
    }
    for (int i = 0; i < field.errors().size(); i++) {
      note(html, "error", note(i), field.errors().get(i));
    }
    html.end("div");
  }

  private void common(Markup html, String tag) {
    html.attribute(tag, "id", field.id());
    html.attribute(tag, "name", field.name());
    html.attribute(tag, "aria-invalid", field.valid() ? null : "true");
    int notes = field.valid() && !hint.isEmpty() ? 1 : field.errors().size();
    StringBuilder ids = new StringBuilder();
    for (int i = 0; i < notes; i++) {
      ids.append(i == 0 ? "" : " ").append(note(i));
    }
    html.attribute(tag, "aria-describedby", ids.isEmpty() ? null : ids.toString());
    attributes.forEach((name, value) -> html.attribute(tag, name, value));
  }

  private String note(int index) {
    return field.id() + "-note" + (index == 0 ? "" : "-" + index);
  }

  private static void note(Markup html, String type, String id, String text) {
    html.open("p");
    html.attribute("p", "class", type);
    html.attribute("p", "id", id);
    html.close();
    html.text("p", text);
    html.end("p");
  }
}
