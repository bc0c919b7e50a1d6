package io.garuda.contract;

import io.garuda.conn.Conn;
import io.garuda.conn.Upload;
import io.garuda.plug.Plug;
import jakarta.servlet.AsyncContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Answers {@code /late} from another thread, a while after the request's own went home.
 *
 * <p>Shows that a plug may answer asynchronously on every server, and that an uploaded file is there
 * until it did.
 */
final class LateAnswer implements Plug {
  static final long DELAY_MILLIS = 300;

  @Override
  public void call(Conn conn) {
    if (!conn.rawPath().equals("/late")) {
      return;
    }
    conn.halt();
    AsyncContext async =
        conn.servletRequest().startAsync(conn.servletRequest(), conn.servletResponse());
    async.setTimeout(10_000);
    CompletableFuture.delayedExecutor(DELAY_MILLIS, TimeUnit.MILLISECONDS)
        .execute(() -> answer(async, conn.upload("avatar")));
  }

  private static void answer(AsyncContext async, Optional<Upload> upload) {
    try {
      String answer = upload.isPresent()
          ? upload.get().path() + " " + Files.readString(upload.get().path())
          : "{\"status\":204,\"messages\":[]}";
      async.getResponse().setContentType("application/json");
      async.getResponse().getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      async.complete();
    }
  }
}
