package io.garuda.testkit;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/** Meets each request of a test in front of the application. */
final class ConnValve extends ValveBase {
  private final Map<String, ConnExchange> expected = new ConcurrentHashMap<>();
  private final AtomicLong last = new AtomicLong();

  ConnValve() {
    super(true);
  }

  /** Will wait for an exchange, and return what its header must say. */
  String expect(ConnExchange exchange) {
    String id = Long.toString(last.incrementAndGet());
    expected.put(id, exchange);
    return id;
  }

  void forget(String id) {
    expected.remove(id);
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    String id = request.getHeader(ConnExchange.HEADER);
    ConnExchange exchange = id == null ? null : expected.remove(id);
    if (exchange == null) {
      getNext().invoke(request, response); // the second round of one that is answered later
      return;
    }
    request.getCoyoteRequest().getMimeHeaders().removeHeader(ConnExchange.HEADER);
    exchange.remoteIp().ifPresent(address -> {
      request.setRemoteAddr(address);
      request.setRemoteHost(address);
    });
    try {
      exchange.enter(request.getRequest());
      getNext().invoke(request, response);
    } finally {
      exchange.leave();
    }
  }
}
