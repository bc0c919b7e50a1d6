package io.garuda.api;

import io.garuda.assigns.Key;
import io.garuda.pubsub.TopicPattern;
import io.garuda.token.Tokens;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a program may do by the {@link PubSubApi}; immutable.
 *
 * <pre>{@code
 * String token = ApiToken.of("billing").publish("room:*").history("room:lobby").sign(tokens);
 * }</pre>
 *
 * <p>A grant is a topic, or the beginning of topics with a {@code *} behind.
 *
 * @param subject who it is for; its logs may say so
 * @param publish topics on which it may publish
 * @param history topics whose history it may read
 * @param presence topics of which it may know who is there
 * @param disconnect ids of sockets that it may disconnect
 */
public record ApiToken(
    String subject,
    List<String> publish,
    List<String> history,
    List<String> presence,
    List<String> disconnect) {
  /** The salt of such tokens; the conn keeps the one of its request under it. */
  public static final Key<ApiToken> KEY = Key.of("garuda publish api", ApiToken.class);

  /** How long one holds, unless it is signed for another time: 1 hour. */
  public static final Duration TIME = Duration.ofHours(1);

  /** Will check the grants; throws {@link IllegalArgumentException} if one has a star before its end. */
  public ApiToken {
    publish = checked(publish);
    history = checked(history);
    presence = checked(presence);
    disconnect = checked(disconnect);
  }

  private static List<String> checked(List<String> patterns) {
    patterns.forEach(TopicPattern::new);
    return List.copyOf(patterns);
  }

  /** Will begin with no grant at all. */
  public static ApiToken of(String subject) {
    return new ApiToken(subject, List.of(), List.of(), List.of(), List.of());
  }

  /** Will let it publish on more topics. */
  public ApiToken publish(String pattern) {
    return new ApiToken(subject, with(publish, pattern), history, presence, disconnect);
  }

  /** Will let it read more histories. */
  public ApiToken history(String pattern) {
    return new ApiToken(subject, publish, with(history, pattern), presence, disconnect);
  }

  /** Will let it know who is on more topics. */
  public ApiToken presence(String pattern) {
    return new ApiToken(subject, publish, history, with(presence, pattern), disconnect);
  }

  /** Will let it disconnect more sockets: {@code user_socket:*}. */
  public ApiToken disconnect(String pattern) {
    return new ApiToken(subject, publish, history, presence, with(disconnect, pattern));
  }

  private static List<String> with(List<String> patterns, String one) {
    List<String> more = new ArrayList<>(patterns);
    more.add(one);
    return more;
  }

  /** Will make the token that the program shows, for {@link #TIME}. */
  public String sign(Tokens tokens) {
    return sign(tokens, TIME);
  }

  /**
   * Will make the token that the program shows.
   *
   * @param time after which it is refused; one that holds for ever is refused at once
   */
  public String sign(Tokens tokens, Duration time) {
    return tokens.sign(KEY, this, time);
  }

  static boolean grants(List<String> patterns, String name) {
    return patterns.stream().anyMatch(pattern -> new TopicPattern(pattern).matches(name));
  }
}
