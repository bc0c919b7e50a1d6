package io.garuda.channel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Says which channel handles which topics, in order; immutable.
 *
 * <p>A pattern is a topic, or a prefix that ends in {@code *} ({@code Phoenix.Socket.channel/3}).
 */
public final class ChannelRoutes {
  private final List<Row> rows;

  /** A pattern and its channel. */
  record Row(String pattern, Class<? extends Channel> channel) {
    boolean matches(String topic) {
      int last = pattern.length() - 1;
      return pattern.charAt(last) == '*'
          ? topic.regionMatches(0, pattern, 0, last)
          : pattern.equals(topic);
    }
  }

  private ChannelRoutes(List<Row> rows) {
    this.rows = rows;
  }

  /** Will answer each join with {@code unmatched topic}. */
  public static ChannelRoutes none() {
    return new ChannelRoutes(List.of());
  }

  public static ChannelRoutes of(String pattern, Class<? extends Channel> channel) {
    return none().and(pattern, channel);
  }

  /** Will return these routes with one more after them. */
  public ChannelRoutes and(String pattern, Class<? extends Channel> channel) {
    int star = pattern.indexOf('*');
    if (pattern.isEmpty() || (star >= 0 && star != pattern.length() - 1)) {
      throw new IllegalArgumentException(
          "expected a topic with at most one * at its end, got: \"" + pattern + "\"");
    }
    List<Row> more = new ArrayList<>(rows);
    more.add(new Row(pattern, channel));
    return new ChannelRoutes(List.copyOf(more));
  }

  /** Will return the channel of the first pattern that matches. */
  public Optional<Class<? extends Channel>> match(String topic) {
    return find(topic).map(Row::channel);
  }

  Optional<Row> find(String topic) {
    for (Row row : rows) {
      if (row.matches(topic)) {
        return Optional.of(row);
      }
    }
    return Optional.empty();
  }

  /** Will return the channel classes, in the order of their patterns. */
  public List<Class<? extends Channel>> channels() {
    List<Class<? extends Channel>> channels = new ArrayList<>();
    rows.forEach(row -> channels.add(row.channel));
    return channels;
  }
}
