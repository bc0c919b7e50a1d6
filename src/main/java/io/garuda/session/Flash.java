package io.garuda.session;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.garuda.assigns.Key;
import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Short messages for the page that the browser sees next ({@code Phoenix.Flash}).
 *
 * <p>They can be shown by this request already, survive redirects, and are gone after any other
 * answer. A page escapes them as any text.
 */
public final class Flash implements Serializable {
  public static final Key<Flash> KEY = Key.of("flash", Flash.class);
  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // a LinkedHashMap
  private final Map<String, String> messages = new LinkedHashMap<>();

  /** Will begin without messages. */
  public Flash() {}

  /** Will begin with another's messages. */
  public Flash(Flash other) {
    messages.putAll(other.messages);
  }

  @JsonCreator
  static Flash of(Map<String, String> messages) {
    Flash flash = new Flash();
    flash.messages.putAll(messages);
    return flash;
  }

  /** Will show a message under a kind such as {@code info}, instead of one before. */
  public void put(String kind, String message) {
    messages.put(kind, message);
  }

  /** Will return the message of a kind. */
  public Optional<String> get(String kind) {
    return Optional.ofNullable(messages.get(kind));
  }

  /** Will return all messages by kind, as they were put. */
  @JsonValue
  public Map<String, String> all() {
    return Collections.unmodifiableMap(messages);
  }

  /** Will forget all messages. */
  public void clear() {
    messages.clear();
  }

  public boolean isEmpty() {
    return messages.isEmpty();
  }
}
