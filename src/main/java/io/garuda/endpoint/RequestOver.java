package io.garuda.endpoint;

import io.garuda.conn.Conn;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;

/** Waits for the end of a request that may be answered later, on any thread. */
final class RequestOver implements AsyncListener {
  private final Conn conn;

  private RequestOver(Conn conn) {
    this.conn = conn;
  }

  /** Will run what still waits for the answer and for the end of the request, when that has come. */
  static void await(Conn conn, HttpServletRequest request) {
    RequestOver over = new RequestOver(conn);
    if (request.isAsyncStarted()) {
      request.getAsyncContext().addListener(over);
    } else {
      over.run();
    }
  }

  private void run() {
    try {
      conn.servletResponse().begin();
    } finally {
      conn.end();
    }
  }

  @Override
  public void onComplete(AsyncEvent event) {
    run();
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    // whoever started it answers, or the container does
  }

  @Override
  public void onError(AsyncEvent event) {
    // the connection is gone
  }

  @Override
  public void onStartAsync(AsyncEvent event) {
    event.getAsyncContext().addListener(this);
  }
}
