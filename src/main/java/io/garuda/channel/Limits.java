package io.garuda.channel;

import io.garuda.quota.Rate;
import io.garuda.socket.Message;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * What one connection may cost; immutable, each method returns a copy that differs in one thing.
 *
 * <p>A client above the rates is answered {@code error {"reason":"rate limited"}} and closed with 4429.
 */
public final class Limits implements Cloneable {
  private static final Limits STANDARD = new Limits();

  private int maxMessageBytes = 10_000_000;
  private int maxChannels = 100;
  private int maxTopicLength = 1_024;
  private boolean hasRates = true;
  private Rate messageRate = new Rate(500, 1_000);
  private Rate joinRate = new Rate(50, 200);
  private int maxWaitingMessages = 1_000;
  private int maxWaitingBytes = 1 << 20;
  private int maxOutboundBytes = 1 << 20;
  private Overflow overflow = Overflow.CLOSE;
  private Duration joinTimeout = Duration.ofSeconds(10);

  private Limits() {}

  /** Will return the defaults. */
  static Limits standard() {
    return STANDARD;
  }

  /** Will close with 1009 above so many bytes of one message; 10,000,000. */
  public Limits maxMessageBytes(int bytes) {
    return with(limits -> limits.maxMessageBytes = above0(bytes));
  }

  /** Will refuse further joins; 100. */
  public Limits maxChannels(int channels) {
    return with(limits -> limits.maxChannels = above0(channels));
  }

  /** Will refuse a join whose topic and join_ref have more characters, as JSON; 1,024. */
  public Limits maxTopicLength(int characters) {
    return with(limits -> limits.maxTopicLength = above0(characters));
  }

  /** Will close above this rate of messages, heartbeats and joins included; 500, 1,000 at once. */
  public Limits messagesPerSecond(int rate, int burst) {
    return with(limits -> {
      limits.hasRates = true;
      limits.messageRate = new Rate(above0(rate), above0(burst));
    });
  }

  /** Will close above this rate of joins; 50, 200 at once. */
  public Limits joinsPerSecond(int rate, int burst) {
    return with(limits -> {
      limits.hasRates = true;
      limits.joinRate = new Rate(above0(rate), above0(burst));
    });
  }

  /** Will count neither messages nor joins. */
  public Limits withoutRates() {
    return with(limits -> limits.hasRates = false);
  }

  /** Will close with 4429 if more waits for the channels than this; 1,000 messages or 1 MiB. */
  public Limits maxWaiting(int messages, int bytes) {
    return with(limits -> {
      limits.maxWaitingMessages = above0(messages);
      limits.maxWaitingBytes = above0(bytes);
    });
  }

  /** Will do this with what waits for a client that reads too slowly; {@link Overflow#CLOSE}. */
  public Limits overflow(Overflow policy) {
    return with(limits -> limits.overflow = policy);
  }

  /** Will apply {@link #overflow} if more waits for the client than this; 1 MiB. */
  public Limits maxOutboundBytes(int bytes) {
    return with(limits -> limits.maxOutboundBytes = above0(bytes));
  }

  /** Will refuse a join that still runs after so long; 10 s. */
  public Limits joinTimeout(Duration deadline) {
    return with(limits -> limits.joinTimeout = above0(deadline));
  }

  private Limits with(Consumer<Limits> change) {
    Limits copy;
    try {
      copy = (Limits) clone();
    } catch (CloneNotSupportedException e) {
      throw new AssertionError(e);
    }
    change.accept(copy);
    return copy;
  }

  static Duration above0(Duration duration) {
    if (duration.isNegative() || duration.isZero()) {
      throw new IllegalArgumentException("expected a time above zero, got: " + duration);
    }
    return duration;
  }

  private static int above0(int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("expected a limit above zero, got: " + limit);
    }
    return limit;
  }

  public int maxMessageBytes() {
    return maxMessageBytes;
  }

  Overflow overflow() {
    return overflow;
  }

  public int maxOutboundBytes() {
    return maxOutboundBytes;
  }

  int maxChannels() {
    return maxChannels;
  }

  /** Whether a joined channel may keep so many of its client's words. */
  boolean allowsNames(Message message) {
    int length =
        message.topic().json().length() + String.valueOf(message.joinRef()).length();
    return allowsTopic(length);
  }

  /** Whether a topic may have so many characters. */
  public boolean allowsTopic(int length) {
    return length <= maxTopicLength;
  }

  boolean hasRates() {
    return hasRates;
  }

  Rate messageRate() {
    return messageRate;
  }

  Rate joinRate() {
    return joinRate;
  }

  int maxWaitingMessages() {
    return maxWaitingMessages;
  }

  int maxWaitingBytes() {
    return maxWaitingBytes;
  }

  Duration joinTimeout() {
    return joinTimeout;
  }
}
