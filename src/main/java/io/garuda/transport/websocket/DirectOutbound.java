package io.garuda.transport.websocket;

import io.garuda.channel.Backlog;
import io.garuda.socket.Frame;
import jakarta.websocket.Session;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Writes to the container's socket: all that waits at once, and never waits itself.
 *
 * <p>A frame of a broadcast is made ready for the wire once and goes to each socket as it is.
 */
final class DirectOutbound extends Outbound {
  /** A copy of each lies outside the heap while it is written. */
  private static final int SLICE = 64 * 1024;

  private final ContainerSocket socket;

  // The writer's:
  private byte @Nullable [] message; // one frame or several
  private int at;
  private boolean acquired;
  private @Nullable Frame large;

  DirectOutbound(
      Session session,
      ContainerSocket socket,
      Executor writers,
      Executor workers,
      Backlog backlog) {
    super(session, writers, workers, backlog);
    this.socket = socket;
  }

  /** Will write until nothing waits or the socket takes no more. */
  @Override
  public void run() {
    try {
      for (; ; ) {
        if (message == null) {
          message = gather();
          at = 0;
        }
        if (message == null) {
          if (rest()) {
            return;
          }
        } else if (!acquired && !socket.tryAcquire()) {
          workers.execute(this::awaitTurn);
          return;
        } else if (!write(message)) {
          return;
        }
      }
    } catch (RejectedExecutionException e) {
      abandon(); // the application stops
    }
  }

  /** Will take what waits, joined if it is small; null if nothing waits. */
  private byte @Nullable [] gather() {
    Frame first = large != null ? large : next();
    large = null;
    Frame frame = first == null || first.size() >= SLICE ? null : next();
    if (first == null || frame == null) {
      return first == null ? null : first.message();
    }
    ByteArrayOutputStream joined = new ByteArrayOutputStream(4 * first.message().length);
    joined.writeBytes(first.message());
    while (frame != null) {
      if (frame.size() >= SLICE) {
        large = frame;
        break;
      }
      joined.writeBytes(frame.message());
      frame = joined.size() < SLICE ? next() : null;
    }
    return joined.toByteArray();
  }

  /** Will write with the turn, and give it back; false if the container keeps a part for now. */
  private boolean write(byte[] bytes) {
    try {
      if (at == 0 && socket.closing()) {
        abandon();
        at = bytes.length;
      }
      while (at < bytes.length) {
        ByteBuffer slice = ByteBuffer.wrap(bytes, at, Math.min(SLICE, bytes.length - at));
        socket.write(slice);
        at = slice.limit();
        if (slice.hasRemaining()) {
          acquired = true;
          begun();
          socket.write(slice, this::written);
          return false;
        }
      }
    } catch (IOException | RuntimeException e) {
      failed(e);
    }
    acquired = false;
    message = null;
    socket.release();
    return true;
  }

  private void written(@Nullable Throwable failure) {
    if (!ended()) {
      return; // given up before
    }
    if (failure != null) {
      failed(failure);
      message = null;
      acquired = false;
      socket.release();
    }
    goOn();
  }

  private void awaitTurn() {
    try {
      if (socket.acquire(SEND_TIMEOUT_MILLIS)) {
        acquired = true;
      } else {
        failed(new SocketTimeoutException("a control frame of the container is stuck"));
        message = null;
      }
      goOn();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      abandon(); // the application stops
    }
  }

  @Override
  void giveUp() {
    super.giveUp();
    written(new SocketTimeoutException("a client took nothing for " + SEND_TIMEOUT_MILLIS + " ms"));
  }
}
