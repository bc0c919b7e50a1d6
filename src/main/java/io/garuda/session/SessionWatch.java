package io.garuda.session;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionIdListener;
import jakarta.servlet.http.HttpSessionListener;
import java.util.function.BiConsumer;

/** Tells the sockets of a session that it is over; on the thread that ends it. */
public final class SessionWatch implements HttpSessionListener, HttpSessionIdListener {
  private final BiConsumer<String, String> tell;

  private SessionWatch(BiConsumer<String, String> tell) {
    this.tell = tell;
  }

  /**
   * Will watch the sessions of an application; legal until it has started. Done by the endpoint.
   *
   * @param tell takes the topic and the event of {@link BoundSession}; must not block
   */
  public static void start(ServletContext context, BiConsumer<String, String> tell) {
    SessionWatch watch = new SessionWatch(tell);
    context.addListener(watch);
    context.setAttribute(SessionWatch.class.getName(), watch);
  }

  /** Will tell that the answer to this request takes a session away that a cookie holds. */
  static void renewed(HttpServletRequest request, String topic) {
    if (request.getServletContext().getAttribute(SessionWatch.class.getName())
        instanceof SessionWatch watch) {
      watch.tell.accept(topic, BoundSession.RENEWED);
    }
  }

  @Override
  public void sessionDestroyed(HttpSessionEvent event) {
    tell.accept(BoundSession.topicOf(event.getSession().getId()), BoundSession.ENDED);
  }

  @Override
  public void sessionIdChanged(HttpSessionEvent event, String before) {
    tell.accept(BoundSession.topicOf(before), BoundSession.RENEWED);
  }
}
