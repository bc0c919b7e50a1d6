package io.garuda.view;

import io.garuda.changeset.Changeset;
import io.garuda.param.InvalidParamsException;
import io.garuda.param.Params;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a form shows: the values that were given or sent, and what is wrong with them ({@code
 * Phoenix.HTML.Form}, {@code to_form}); immutable.
 */
public final class Form {
  private final String name;
  private final Params values;
  private final Map<String, List<String>> errors;

  private Form(String name, Params values, Map<String, List<String>> errors) {
    this.name = name;
    this.values = values;
    this.errors = errors;
  }

  /**
   * Will make an empty form.
   *
   * @param name begins the ids of its fields, so that several forms stand on one page
   */
  public static Form of(String name) {
    return of(name, Params.empty());
  }

  /** Will make a form that shows again what was sent. */
  public static Form of(String name, Params sent) {
    return new Form(name, sent, Map.of());
  }

  /** Will make a form that shows what was sent, or a record's values, and what is wrong with them. */
  public static Form of(String name, Changeset<?> changes) {
    return new Form(name, changes.params(), changes.errors());
  }

  /** Will return this form with a value, in place of one that was sent. */
  public Form value(String field, String value) {
    return new Form(name, values.merge(Params.of(Map.of(field, value))), errors);
  }

  /** Will return this form with a message more at a field. */
  public Form error(String field, String message) {
    return errors(Map.of(field, List.of(message)));
  }

  /** Will return this form with messages more, by field. */
  public Form errors(Map<String, List<String>> messages) {
    Map<String, List<String>> more = new LinkedHashMap<>(errors);
    messages.forEach((field, added) -> {
      List<String> all = new ArrayList<>(more.getOrDefault(field, List.of()));
      all.addAll(added);
      more.put(field, Collections.unmodifiableList(all));
    });
    return new Form(name, values, Collections.unmodifiableMap(more));
  }

  /** Will return this form with one message more at each of these fields. */
  public Form errorOf(Map<String, String> messages) {
    Form form = this;
    for (Map.Entry<String, String> one : messages.entrySet()) {
      form = form.error(one.getKey(), one.getValue());
    }
    return form;
  }

  /** Will return this form with what a validation found. */
  public Form errors(InvalidParamsException invalid) {
    return errors(invalid.errors());
  }

  /**
   * Will return one field, whether it was sent or not.
   *
   * @param field its name; with {@code []} behind it one of several values, as a list of them is sent
   */
  public Field field(String field) {
    String plain = field.endsWith("[]") ? field.substring(0, field.length() - 2) : field;
    List<String> given = values.all(field);
    if (given.isEmpty()) {
      given = values.all(field.equals(plain) ? field + "[]" : plain);
    }
    List<String> messages = errors.getOrDefault(field, errors.getOrDefault(plain, List.of()));
    return new Field(field, name + "_" + plain, given, messages);
  }

  /** Will tell whether nothing is wrong. */
  public boolean valid() {
    return errors.isEmpty();
  }

  /** Will return the messages by field, those of fields that the page does not show, too. */
  public Map<String, List<String>> errors() {
    return errors;
  }
}
