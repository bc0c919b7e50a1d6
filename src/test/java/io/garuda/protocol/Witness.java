package io.garuda.protocol;

import static io.garuda.wire.Topics.fresh;

import io.garuda.wire.PhoenixClient;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Two clients on a topic of their own who must not notice what others do to themselves.
 *
 * <p>A thread lets one speak and the other listen, again and again, each message once and in order; a
 * message or a reply that takes 5 s fails it.
 */
final class Witness implements AutoCloseable {
  private static final Duration PACE = Duration.ofMillis(10);
  private static final long DEADLINE_MILLIS = 10_000;

  private final String topic = fresh("conf");
  private final PhoenixClient speaker;
  private final PhoenixClient listener;
  private final Thread thread;
  private int heard;
  private @Nullable Throwable disturbed;
  private boolean closed;

  Witness(URI base) {
    speaker = PhoenixClient.connect(base);
    listener = PhoenixClient.connect(base);
    String speakerRef = speaker.join(topic);
    String listenerRef = listener.join(topic);
    thread = new Thread(() -> talk(speakerRef, listenerRef), "witness");
    thread.start();
  }

  private void talk(String speakerRef, String listenerRef) {
    try {
      for (int n = 1; !isClosed(); n++) {
        speaker.push(speakerRef, topic, "shout_from", "{'n':" + n + "}");
        speaker.echo(speakerRef, topic);
        listener.expect("[null,null,'%s','shout_from',{'n':%s}]", topic, n);
        listener.echo(listenerRef, topic);
        said(n);
        Optional<?> more = speaker.raw().poll(PACE);
        if (more.isPresent()) {
          throw new AssertionError("expected nothing more, got: " + more.get());
        }
      }
    } catch (RuntimeException | Error e) {
      disturbed(e);
    }
  }

  private synchronized void said(int n) {
    heard = n;
    notifyAll();
  }

  private synchronized void disturbed(Throwable e) {
    disturbed = e;
    notifyAll();
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  /** Will wait until both are served once more from now on, with nothing lost before. */
  synchronized void undisturbed() {
    int until = heard + 2;
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(DEADLINE_MILLIS);
    while (heard < until && disturbed == null && System.nanoTime() < end) {
      try {
        wait(DEADLINE_MILLIS);
      } catch (InterruptedException e) {
        throw new AssertionError("interrupted", e);
      }
    }
    if (heard < until) {
      throw new AssertionError("expected an undisturbed witness", disturbed);
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    try {
      thread.join(DEADLINE_MILLIS);
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
    speaker.close();
    listener.close();
  }
}
