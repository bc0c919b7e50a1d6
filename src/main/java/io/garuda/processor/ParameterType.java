package io.garuda.processor;

import io.garuda.param.ToParam;

/**
 * What a helper takes for one parameter of a path.
 *
 * @param source of the type
 * @param text source that makes text of a value, with {@code %s} for its name
 */
record ParameterType(String source, String text) {
  static final ParameterType TEXT = new ParameterType("String", "%s");
  static final ParameterType TO_PARAM = object(ToParam.class.getName(), "toParam");

  static ParameterType primitive(String keyword) {
    return new ParameterType(keyword, "String.valueOf(%s)");
  }

  /** A type of which a method makes the text that the action's parameter is made of. */
  static ParameterType object(String source, String method) {
    return new ParameterType(
        source,
        "java.util.Objects.requireNonNull(%s, \"expected a value for %s, got: null\")." + method
            + "()");
  }
}
