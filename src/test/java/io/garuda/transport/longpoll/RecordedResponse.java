package io.garuda.transport.longpoll;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Keeps the body that is written to it, or fails as for a client that left. */
final class RecordedResponse {
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final CompletableFuture<String> body = new CompletableFuture<>();

  /** Will return the body once it is written whole. */
  String body() throws Exception {
    return body.get(5, TimeUnit.SECONDS);
  }

  HttpServletResponse asResponse() {
    return response(new Recorder(), () -> body.complete(written.toString(UTF_8)));
  }

  static HttpServletResponse broken() {
    return response(new Broken(), () -> {});
  }

  private static HttpServletResponse response(ServletOutputStream out, Runnable flushed) {
    return (HttpServletResponse) Proxy.newProxyInstance(
        RecordedResponse.class.getClassLoader(),
        new Class<?>[] {HttpServletResponse.class},
        (proxy, method, args) -> {
          if (method.getName().equals("flushBuffer")) {
            flushed.run();
          }
          return method.getName().equals("getOutputStream") ? out : null;
        });
  }

  private abstract static class Out extends ServletOutputStream {
    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      throw new UnsupportedOperationException("expected blocking writes");
    }
  }

  private final class Recorder extends Out {
    @Override
    public void write(int b) {
      written.write(b);
    }
  }

  private static final class Broken extends Out {
    @Override
    public void write(int b) throws IOException {
      throw new IOException("connection reset");
    }
  }
}
