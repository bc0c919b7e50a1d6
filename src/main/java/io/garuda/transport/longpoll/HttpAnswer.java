package io.garuda.transport.longpoll;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.garuda.param.JsonBuffers;
import io.garuda.transport.Completion;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The answer to a request that came to this node. */
final class HttpAnswer implements Answer {
  private static final System.Logger LOG = System.getLogger(Answer.class.getName());
  private static final JsonFactory JSON = JsonBuffers.factory().build();

  private record To(HttpServletResponse response, @Nullable AsyncContext async) {}

  private final AtomicReference<@Nullable To> to;

  private HttpAnswer(To to) {
    this.to = new AtomicReference<>(to);
  }

  /** Will be given before this thread leaves the request. */
  static HttpAnswer now(HttpServletResponse response) {
    return new HttpAnswer(new To(response, null));
  }

  /** Will be given by any thread; nothing but its owner's deadline ends it. */
  static HttpAnswer later(HttpServletRequest request, HttpServletResponse response) {
    AsyncContext async = request.startAsync(request, response);
    async.setTimeout(0);
    HttpAnswer answer = new HttpAnswer(new To(response, async));
    async.addListener(answer.new Ended());
    return answer;
  }

  /** Lets go of a response that the server ended by itself: it may soon be another request's. */
  private final class Ended implements AsyncListener {
    @Override
    public void onComplete(AsyncEvent event) {
      to.set(null);
    }

    @Override
    public void onError(AsyncEvent event) {
      to.set(null);
    }

    @Override
    public void onTimeout(AsyncEvent event) {
      to.set(null);
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
      // it is started once
    }
  }

  @Override
  public void status(int status) {
    json(status, null, List.of());
  }

  @Override
  public boolean messages(int status, String token, List<String> messages) {
    return json(status, token, messages);
  }

  private boolean json(int status, @Nullable String token, List<String> messages) {
    ByteArrayOutputStream body = new ByteArrayOutputStream(128);
    try (JsonGenerator json = JSON.createGenerator(body)) {
      json.writeStartObject();
      json.writeNumberField("status", status);
      if (token != null) {
        json.writeStringField("token", token);
        json.writeArrayFieldStart("messages");
        for (String message : messages) {
          json.writeString(message);
        }
        json.writeEndArray();
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return http(HttpServletResponse.SC_OK, body.toByteArray());
  }

  @Override
  public void http(int status) {
    http(status, new byte[0]);
  }

  private boolean http(int status, byte[] body) {
    To mine = to.getAndSet(null);
    if (mine == null) {
      return false;
    }
    try {
      HttpServletResponse response = mine.response;
      response.setStatus(status);
      if (body.length > 0) {
        response.setContentType("application/json; charset=utf-8");
        response.setHeader("Cache-Control", "no-store");
      }
      response.setContentLength(body.length);
      response.getOutputStream().write(body);
      response.flushBuffer();
      return true;
    } catch (IOException | IllegalStateException e) {
      LOG.log(Level.DEBUG, "a client left its request", e);
      return false;
    } finally {
      if (mine.async != null) {
        Completion.complete(mine.async);
      }
    }
  }
}
