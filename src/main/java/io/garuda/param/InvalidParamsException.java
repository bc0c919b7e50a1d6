package io.garuda.param;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Says which parameters are wrong, and why; answered with 422 and a message for each. */
public class InvalidParamsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // an unmodifiable map of strings
  private final Map<String, List<String>> errors;

  /**
   * Will tell the client what is wrong.
   *
   * @param errors messages by the name of the parameter, {@code user[name]} for one within another
   */
  public InvalidParamsException(Map<String, List<String>> errors) {
    super("expected valid parameters, got: " + errors);
    Map<String, List<String>> copy = new LinkedHashMap<>();
    errors.forEach((name, messages) -> copy.put(name, List.copyOf(messages)));
    this.errors = Collections.unmodifiableMap(copy);
  }

  /** Will return the messages, by name and in their order. */
  public Map<String, List<String>> errors() {
    return errors;
  }
}
