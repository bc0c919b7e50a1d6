package io.garuda.channel;

import io.garuda.param.InvalidParamsException;
import java.util.List;
import java.util.Map;

/** Says that no socket has a channel for a topic, or that it has not what is asked for; answered with 404. */
public final class UnknownTopicException extends InvalidParamsException {
  private static final long serialVersionUID = 1L;

  /**
   * Will tell the client why.
   *
   * @param name of the parameter that has the topic
   */
  public UnknownTopicException(String name, String why) {
    super(Map.of(name, List.of(why)));
  }
}
