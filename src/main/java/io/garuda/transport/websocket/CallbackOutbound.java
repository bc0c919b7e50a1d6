package io.garuda.transport.websocket;

import io.garuda.channel.Backlog;
import io.garuda.socket.Frame;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Writes through JSR-356: one asynchronous send at a time, the next from its callback.
 *
 * <p>A callback may run inside the send, so both sides meet in a counter and the loop goes on without
 * growing the stack. Tyrus lets a send take for ever; {@link #stuck} is our own deadline.
 */
final class CallbackOutbound extends Outbound {
  private final RemoteEndpoint.Async remote;
  private final AtomicInteger halves = new AtomicInteger();

  /** Will drain on senders: a container's asynchronous send may block all the same. */
  CallbackOutbound(Session session, Executor workers, Backlog backlog) {
    super(session, workers, workers, backlog);
    remote = session.getAsyncRemote();
  }

  /** Will write until the queue is empty or a send stays under way; its callback runs this again. */
  @Override
  public void run() {
    for (; ; ) {
      Frame frame = next();
      if (frame == null) {
        if (rest()) {
          return;
        }
      } else if (!write(frame)) {
        return; // still under way: sent() goes on
      }
    }
  }

  private boolean write(Frame frame) {
    halves.set(0);
    begun();
    try {
      if (frame.text() != null) {
        remote.sendText(frame.text(), this::sent);
      } else if (frame.bytes() != null) {
        remote.sendBinary(ByteBuffer.wrap(frame.bytes()), this::sent);
      }
    } catch (RuntimeException e) {
      ended();
      failed(e);
      return true;
    }
    return halves.incrementAndGet() == 2;
  }

  private void sent(SendResult result) {
    ended();
    if (!result.isOK()) {
      failed(result.getException());
    }
    if (halves.incrementAndGet() == 2) {
      run();
    }
  }
}
