package io.garuda.contract;

import io.garuda.socket.Frame;
import io.garuda.socket.MalformedMessageException;
import io.garuda.socket.Message;
import io.garuda.socket.Payload;
import io.garuda.socket.Serializer;
import io.garuda.socket.Topic;
import org.jspecify.annotations.Nullable;

/** A serializer as an application may write it: fields between bars, numbers as references. */
final class LineSerializer implements Serializer {
  @Override
  public Frame broadcast(Topic topic, String event, Payload payload) {
    return line(null, null, topic, event, payload);
  }

  @Override
  public Frame push(@Nullable String joinRef, Topic topic, String event, Payload payload) {
    return line(joinRef, null, topic, event, payload);
  }

  @Override
  public Frame reply(
      @Nullable String joinRef,
      @Nullable String ref,
      Topic topic,
      String status,
      Payload response) {
    return line(joinRef, ref, topic, status, response);
  }

  @Override
  public Frame end(@Nullable String joinRef, Topic topic, String event, Payload payload) {
    return line(joinRef, joinRef, topic, event, payload);
  }

  private static Frame line(
      @Nullable String joinRef, @Nullable String ref, Topic topic, String event, Payload payload) {
    return Frame.text(
        String.join("|", "" + joinRef, "" + ref, topic.name(), event, payload.json()));
  }

  @Override
  public Message decode(String text) {
    String[] fields = text.split("\\|", 5);
    return new Message(
        fields[0], fields[1], Topic.of(fields[2]), fields[3], Payload.raw(fields[4]));
  }

  @Override
  public Message decode(byte[] bytes) {
    throw new MalformedMessageException("expected a line of text, got: bytes", null);
  }
}
