package io.garuda.protocol;

import static io.garuda.wire.Topics.fresh;

import io.garuda.wire.PhoenixClient;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Sends bursts of numbered messages of 5 KB to a topic, from a thread of its own. */
final class Bursts implements AutoCloseable {
  static final int SIZE = 60;
  private static final String PADDING = "0123456789abcdef".repeat(320);

  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final PhoenixClient sender;
  private final String topic = fresh("conf");
  private final String joinRef;
  private int sent;

  Bursts(URI base) {
    sender = PhoenixClient.connect(base);
    joinRef = sender.join(topic);
  }

  String topic() {
    return topic;
  }

  /** Will begin to send the next messages; the result says when the server has handled all. */
  Future<?> begin() {
    return thread.submit(() -> {
      for (int i = 0; i < SIZE; i++) {
        sent++;
        sender.push(joinRef, topic, "shout_from", "{'n':" + sent + ",'pad':'" + PADDING + "'}");
      }
      sender.echo(joinRef, topic);
    });
  }

  /** Will check that a frame is a message of a burst, whole, and return its number. */
  int number(String frame) {
    String start = "[null,null,\"" + topic + "\",\"shout_from\",{\"n\":";
    String end = ",\"pad\":\"" + PADDING + "\"}]";
    if (!frame.startsWith(start) || !frame.endsWith(end)) {
      throw new AssertionError("expected a message of a burst, got: " + frame);
    }
    return Integer.parseInt(frame.substring(start.length(), frame.length() - end.length()));
  }

  static void await(Future<?> burst) throws Exception {
    burst.get(10, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    thread.shutdownNow();
    sender.close();
  }
}
