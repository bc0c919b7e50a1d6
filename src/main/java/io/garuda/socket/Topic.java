package io.garuda.socket;

/**
 * Names what a message is about: {@code topic:subtopic}.
 *
 * @param name the text of the topic
 * @param json the topic as it stands on the wire, so that it is quoted once
 */
public record Topic(String name, String json) {
  public static Topic of(String name) {
    return new Topic(name, Json.quote(name));
  }

  /** Will return what follows the first colon; the whole name if there is none. */
  public String subtopic() {
    return name.substring(name.indexOf(':') + 1);
  }

  /** Whether the client sent a string; anything else matches no channel. */
  public boolean isText() {
    return json.charAt(0) == '"';
  }

  @Override
  public String toString() {
    return name;
  }
}
