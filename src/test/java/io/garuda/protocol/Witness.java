package io.garuda.protocol;

import static io.garuda.wire.Topics.fresh;

import io.garuda.wire.PhoenixClient;
import java.net.URI;

/** Two clients on a topic of their own who must not notice what others do to themselves. */
final class Witness implements AutoCloseable {
  private final String topic = fresh("conf");
  private final PhoenixClient speaker;
  private final PhoenixClient listener;
  private final String speakerRef;
  private final String listenerRef;
  private int said;
  private int heard;

  Witness(URI base) {
    speaker = PhoenixClient.connect(base);
    listener = PhoenixClient.connect(base);
    speakerRef = speaker.join(topic);
    listenerRef = listener.join(topic);
  }

  /** Will broadcast one more numbered message. */
  void speak() {
    said++;
    speaker.push(speakerRef, topic, "shout_from", "{'n':" + said + "}");
  }

  /** Will check that each message came, once, in order, and that both are still served. */
  void heardAll() {
    speaker.echo(speakerRef, topic);
    while (heard < said) {
      heard++;
      listener.expect("[null,null,'%s','shout_from',{'n':%s}]", topic, heard);
    }
    listener.echo(listenerRef, topic);
  }

  @Override
  public void close() {
    speaker.close();
    listener.close();
  }
}
