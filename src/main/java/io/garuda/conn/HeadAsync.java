package io.garuda.conn;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.lang.System.Logger.Level;

/**
 * Sends the head of an asynchronous answer to {@code HEAD} before it ends.
 *
 * <p>Tomcat 11.0.27 forgets such an answer in HTTP/2 if nothing was flushed: its client waits for ever.
 */
final class HeadAsync implements AsyncContext {
  private static final System.Logger LOG = System.getLogger(HeadAsync.class.getName());

  private final AsyncContext async;

  HeadAsync(AsyncContext async) {
    this.async = async;
  }

  @Override
  public void complete() {
    try {
      async.getResponse().flushBuffer();
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "a client left its request", e);
    }
    async.complete();
  }

  @Override
  public ServletRequest getRequest() {
    return async.getRequest();
  }

  @Override
  public ServletResponse getResponse() {
    return async.getResponse();
  }

  @Override
  public boolean hasOriginalRequestAndResponse() {
    return async.hasOriginalRequestAndResponse();
  }

  @Override
  public void dispatch() {
    async.dispatch();
  }

  @Override
  public void dispatch(String path) {
    async.dispatch(path);
  }

  @Override
  public void dispatch(ServletContext context, String path) {
    async.dispatch(context, path);
  }

  @Override
  public void start(Runnable run) {
    async.start(run);
  }

  @Override
  public void addListener(AsyncListener listener) {
    async.addListener(listener);
  }

  @Override
  public void addListener(
      AsyncListener listener, ServletRequest request, ServletResponse response) {
    async.addListener(listener, request, response);
  }

  @Override
  public <T extends AsyncListener> T createListener(Class<T> type) throws ServletException {
    return async.createListener(type);
  }

  @Override
  public void setTimeout(long millis) {
    async.setTimeout(millis);
  }

  @Override
  public long getTimeout() {
    return async.getTimeout();
  }
}
