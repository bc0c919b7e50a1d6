package io.garuda.testkit;

import io.garuda.socket.Payload;

/** How a join was answered. */
public final class JoinReply {
  private final String status;
  private final Payload response;
  private final TestChannel channel;

  JoinReply(String status, Payload response, TestChannel channel) {
    this.status = status;
    this.response = response;
    this.channel = channel;
  }

  /** Will return {@code ok} or {@code error}. */
  public String status() {
    return status;
  }

  /** Will return what the channel answered, or {@code {"reason": ...}}. */
  public Payload response() {
    return response;
  }

  /**
   * Will return the joined channel.
   *
   * @throws AssertionError if the join was refused
   */
  public TestChannel channel() {
    if (!status.equals("ok")) {
      throw new AssertionError(
          "expected to join \"" + channel.topic() + "\", got: " + status + " " + response);
    }
    return channel;
  }

  @Override
  public String toString() {
    return status + " " + response;
  }
}
