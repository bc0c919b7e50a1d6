package io.garuda.config;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Names a setting and says what it may be; keep them in constants.
 *
 * <pre>{@code
 * static final ConfigKey<Duration> PAUSE = ConfigKey.of("mail.pause", Form.DURATION);
 * }</pre>
 *
 * @param name in lower case, such as {@code mail.retry-pause}; those that begin with {@code garuda.} are
 *     Garuda's own
 * @param secret its value is never shown, and may stand in a file that {@code <name>-file} names
 */
public record ConfigKey<T>(String name, Form<T> form, boolean secret) {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*([.-][a-z0-9]+)*");
  private static final String FILE = "-file";

  public ConfigKey {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "expected a key such as \"mail.retry-pause\", got: \"" + name + "\"");
    }
  }

  public static <T> ConfigKey<T> of(String name, Form<T> form) {
    return new ConfigKey<>(name, form, false);
  }

  /** Will name a setting that is never shown. */
  public static <T> ConfigKey<T> secret(String name, Form<T> form) {
    return new ConfigKey<>(name, form, true);
  }

  /** Will return the key of the file that holds the value, for a secret. */
  ConfigKey<String> inFile() {
    return new ConfigKey<>(name + FILE, Form.TEXT, false);
  }

  /** Will return its name in the environment: {@code MAIL_RETRY_PAUSE}. */
  public String variable() {
    return variable(name);
  }

  static String variable(String name) {
    return name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }
}
