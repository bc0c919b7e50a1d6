package io.garuda.view;

import java.util.List;

/**
 * One field of a {@link Form}, as a template needs it ({@code Phoenix.HTML.FormField}).
 *
 * @param name under which it is sent
 * @param id unique on the page
 * @param values one, or several of a list of choices; none if nothing was given
 * @param errors messages for people, in their order
 */
public record Field(String name, String id, List<String> values, List<String> errors) {
  public Field {
    values = List.copyOf(values);
    errors = List.copyOf(errors);
  }

  /** Will return the last value, or an empty one. */
  public String value() {
    return values.isEmpty() ? "" : values.get(values.size() - 1);
  }

  public boolean valid() {
    return errors.isEmpty();
  }
}
