package io.garuda.cluster;

import io.garuda.http.Browser;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Somebody who asks for a page and posts, one after the other, a hundred times a second. */
final class SteadyRequests implements AutoCloseable {
  private final AtomicBoolean asking = new AtomicBoolean(true);
  private final AtomicInteger answered = new AtomicInteger();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final Thread thread;

  private SteadyRequests(Browser browser) {
    thread = new Thread(() -> ask(browser), "requests");
  }

  static SteadyRequests start(URI base) {
    SteadyRequests requests = new SteadyRequests(new Browser(base));
    requests.thread.start();
    return requests;
  }

  private void ask(Browser browser) {
    while (asking.get()) {
      try {
        note(browser.get("/items"));
        note(browser.postJson("/uploads/webhook", "{}"));
      } catch (RuntimeException e) {
        failures.add(e.toString());
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  private void note(HttpResponse<String> answer) {
    if (answer.statusCode() == 200) {
      answered.incrementAndGet();
    } else {
      failures.add(answer.toString());
    }
  }

  /** Will tell how many were answered with 200. */
  int answered() {
    return answered.get();
  }

  List<String> failures() {
    return List.copyOf(failures);
  }

  @Override
  public void close() {
    asking.set(false);
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
