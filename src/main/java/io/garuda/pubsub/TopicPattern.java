package io.garuda.pubsub;

/**
 * A topic, or the beginning of topics with a star behind: {@code room:*}.
 *
 * @param text as it was written
 */
public record TopicPattern(String text) {
  /** Will check it; throws {@link IllegalArgumentException} if it has a star that is not its end. */
  public TopicPattern {
    int star = text.indexOf('*');
    if (text.isEmpty() || (star >= 0 && star < text.length() - 1)) {
      throw new IllegalArgumentException(
          "expected a topic, or the beginning of topics such as \"room:*\", got: \"" + text + "\"");
    }
  }

  public boolean matches(String topic) {
    return text.endsWith("*")
        ? topic.startsWith(text.substring(0, text.length() - 1))
        : topic.equals(text);
  }
}
