package io.garuda.endpoint;

import io.garuda.transport.Completion;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger.Level;

/** An answer that another thread gives, unless the server has ended the request by itself. */
final class LaterAnswer implements AsyncListener {
  private static final System.Logger LOG = System.getLogger(LaterAnswer.class.getName());

  /** Writes the whole answer; may block. */
  interface Body {
    void writeTo(HttpServletResponse response) throws IOException;
  }

  private final HttpServletResponse response;
  private final AsyncContext async;
  private boolean over;

  private LaterAnswer(HttpServletResponse response, AsyncContext async) {
    this.response = response;
    this.async = async;
  }

  static LaterAnswer begin(HttpServletRequest request, HttpServletResponse response) {
    AsyncContext async = request.startAsync(request, response);
    async.setTimeout(0);
    LaterAnswer answer = new LaterAnswer(response, async);
    async.addListener(answer);
    return answer;
  }

  /** Will do so once; any thread. */
  void give(Body body) {
    if (!end()) {
      return;
    }
    try {
      body.writeTo(response);
    } catch (IOException | IllegalStateException e) {
      LOG.log(Level.DEBUG, "a client left its request", e);
    } finally {
      Completion.complete(async);
    }
  }

  /** Lets go of a response that the server ended by itself: it may soon be another request's. */
  private synchronized boolean end() {
    boolean first = !over;
    over = true;
    return first;
  }

  @Override
  public void onComplete(AsyncEvent event) {
    end();
  }

  @Override
  public void onError(AsyncEvent event) {
    end();
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    end();
  }

  @Override
  public void onStartAsync(AsyncEvent event) {
    // it is started once
  }
}
