package io.garuda.faults;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Reads for very many clients in one thread, and measures when each message arrived. */
final class Subscribers {
  private final Selector selector;
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final Future<?> reading;
  private volatile Delays delays = new Delays();
  private volatile boolean closed;

  Subscribers() throws IOException {
    selector = Selector.open();
    reading = thread.submit(this::read);
  }

  private Void read() throws IOException {
    while (!closed) {
      selector.select(this::ready, 100);
    }
    return null;
  }

  private void ready(SelectionKey key) {
    Subscriber subscriber = (Subscriber) key.attachment();
    try {
      if (!subscriber.read(due -> subscriber.arrived(due, delays))) {
        subscriber.close();
      }
    } catch (IOException e) {
      throw new IllegalStateException("expected frames, got a failure", e);
    }
  }

  void add(Subscriber subscriber) throws IOException {
    subscriber.channel().register(selector, SelectionKey.OP_READ, subscriber);
    selector.wakeup();
  }

  /** Will return what was measured since the last call. */
  Delays take() {
    Delays taken = delays;
    delays = new Delays();
    return taken;
  }

  /** Will drop all connections, and throw what the thread has met. */
  void stop() throws Exception {
    closed = true;
    selector.wakeup();
    reading.get(10, TimeUnit.SECONDS);
    thread.shutdown();
    for (SelectionKey key : selector.keys()) {
      key.channel().close();
    }
    selector.close();
  }
}
