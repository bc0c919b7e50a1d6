package io.garuda.config;

import java.util.List;

/** The settings are not as they must be; the message names each, its source and what is accepted. */
public final class ConfigException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<String> mistakes;

  /** Will tell these mistakes, each on a line of its own. */
  public ConfigException(List<String> mistakes) {
    super(
        mistakes.size() == 1
            ? mistakes.get(0)
            : "found " + mistakes.size() + " mistakes in the configuration:\n- "
                + String.join("\n- ", mistakes));
    this.mistakes = List.copyOf(mistakes);
  }

  public List<String> mistakes() {
    return mistakes;
  }
}
