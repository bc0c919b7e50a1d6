package io.garuda.pubsub;

import java.util.HexFormat;

/**
 * What topics are called between nodes: Unicode throughout, so that an engine may write them as UTF-8.
 *
 * <p>The first letter says what follows: {@code t} a topic, {@code u} one that has halves of characters
 * in it, or braces, which mean something to Redis Cluster, in hexadecimal digits, {@code n} an internal one, {@code h} one of the first two that keeps a
 * history.
 */
final class EngineTopic {
  private static final HexFormat HEX = HexFormat.of();

  private EngineTopic() {}

  static String of(String topic) {
    boolean plain = isUnicode(topic) && topic.indexOf('{') < 0 && topic.indexOf('}') < 0;
    return plain ? "t" + topic : "u" + hex(topic);
  }

  /** Will name a topic that keeps a history: its messages have another form. */
  static String kept(String topic) {
    return "h" + of(topic);
  }

  static boolean isKept(String engineTopic) {
    return engineTopic.startsWith("h");
  }

  static String internal(String topic) {
    return "n" + topic;
  }

  static boolean isInternal(String engineTopic) {
    return engineTopic.startsWith("n");
  }

  /** Will return what the topic is called on this node. */
  static String topic(String engineTopic) {
    String rest = engineTopic.substring(1);
    if (isKept(engineTopic)) {
      return topic(rest);
    }
    return engineTopic.startsWith("u") ? text(rest) : rest;
  }

  /** Whether no half of a character stands alone. */
  static boolean isUnicode(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        if (i + 1 == text.length() || !Character.isSurrogatePair(c, text.charAt(i + 1))) {
          return false;
        }
        i++;
      }
    }
    return true;
  }

  private static String hex(String topic) {
    StringBuilder digits = new StringBuilder(4 * topic.length());
    topic.chars().forEach(c -> digits.append(HEX.toHexDigits((char) c)));
    return digits.toString();
  }

  private static String text(String digits) {
    StringBuilder text = new StringBuilder(digits.length() / 4);
    for (int i = 0; i + 4 <= digits.length(); i += 4) {
      text.append((char) HexFormat.fromHexDigits(digits, i, i + 4));
    }
    return text.toString();
  }
}
