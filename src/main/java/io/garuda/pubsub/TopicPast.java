package io.garuda.pubsub;

import io.garuda.socket.Broadcast;
import io.garuda.socket.Cursor;
import java.util.List;

/**
 * What a topic kept.
 *
 * @param newest place in it; offset 0 if there was no message in this epoch
 * @param messages those that were asked for and are still there, in order
 */
public record TopicPast(Cursor newest, List<Broadcast> messages) {
  static TopicPast of(String topic, Past past) {
    return new TopicPast(
        past.newest(),
        past.messages().stream()
            .map(kept -> NodeMessage.read(kept.message())
                .kept(topic, new Cursor(past.newest().epoch(), kept.offset())))
            .toList());
  }
}
