package io.garuda.transport;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** An answer that is its status and its headers. */
public final class EmptyAnswer {
  private EmptyAnswer() {}

  /** Will send it at once, so that no error page takes its place. */
  public static void send(HttpServletResponse response, int status) throws IOException {
    response.setStatus(status);
    response.setContentLength(0);
    response.flushBuffer();
  }
}
