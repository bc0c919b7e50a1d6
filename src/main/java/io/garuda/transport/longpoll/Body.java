package io.garuda.transport.longpoll;

import io.garuda.channel.Timer;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.function.Consumer;

/** Reads a request's body as it comes, without a thread that waits; the container's threads call. */
final class Body implements ReadListener {
  private static final System.Logger LOG = System.getLogger(Body.class.getName());
  private static final int CONTENT_TOO_LARGE = 413;

  private final ServletInputStream in;
  private final int limit;
  private final Answer answer;
  private final Timer.Deadline deadline;
  private final Consumer<byte[]> whole;
  private final ByteArrayOutputStream read = new ByteArrayOutputStream(512);
  private final byte[] part = new byte[8 * 1024];
  private boolean over;

  /**
   * Will be told of a body's parts.
   *
   * @param answer is given 413 if there is more than the limit
   * @param deadline is cancelled once nothing more is read
   * @param whole is called once with the body, if it comes in full
   */
  Body(
      ServletInputStream in,
      int limit,
      Answer answer,
      Timer.Deadline deadline,
      Consumer<byte[]> whole) {
    this.in = in;
    this.limit = limit;
    this.answer = answer;
    this.deadline = deadline;
    this.whole = whole;
  }

  @Override
  public void onDataAvailable() throws IOException {
    // Payara says that it is finished once all has arrived, read or not: ask whether there is more
    for (int count = 0; !over && count >= 0 && in.isReady(); ) {
      count = in.read(part);
      if (count > 0 && read.size() + count > limit) {
        end();
        answer.http(CONTENT_TOO_LARGE);
      } else if (count > 0) {
        read.write(part, 0, count);
      }
    }
    if (in.isFinished()) {
      onAllDataRead();
    }
  }

  /** Also called by ourselves: not every server does where a body came at once. */
  @Override
  public void onAllDataRead() {
    if (!over) {
      end();
      whole.accept(read.toByteArray());
    }
  }

  @Override
  public void onError(Throwable error) {
    LOG.log(Level.DEBUG, "a post broke off", error);
    end();
    answer.http(400);
  }

  private void end() {
    over = true;
    deadline.cancel();
  }
}
