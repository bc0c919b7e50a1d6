package io.garuda.transport.websocket;

import io.garuda.socket.Frame;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Writes to Tomcat: blocking, all that waits in one batch.
 *
 * <p>Tomcat throws on overlapping sends, and its asynchronous sends cost a thread's dispatch each. A
 * drain is exactly: batching on, sends, flush, batching off. Without the last step pings are not
 * answered until the next flush; with the last two swapped, a ping corrupts the stream.
 */
final class BatchingOutbound extends Outbound {
  /*
   * When a client's close arrives, Tomcat itself switches batching off, on its own thread, flushes, and
   * answers. Whatever the writer sends between these steps goes past the batch. So the batch must never
   * hold a part of a frame: what does not fit into Tomcat's buffer any more is flushed for, and what
   * never fits is sent alone. And batching must not come on again once Tomcat closes: the answer would
   * stay in the buffer. `TomcatState` is asked before and after batching comes on; a close that begins
   * after the second look switches batching off after us.
   */
  private static final int BUFFER =
      Integer.getInteger("org.apache.tomcat.websocket.DEFAULT_BUFFER_SIZE", 8 * 1024);
  private static final int ROOM = BUFFER - BUFFER / 16; // the rest is for pongs meanwhile
  private static final int HEADER = 32; // and what compression may add

  private final RemoteEndpoint.Basic remote;
  private final TomcatState state;
  private int room;

  BatchingOutbound(Session session, Executor workers, int maxBytes) {
    super(session, workers, maxBytes);
    remote = session.getBasicRemote();
    state = new TomcatState(session);
  }

  @Override
  public void run() {
    int batch = claimed();
    do {
      drain();
      batch = done(batch);
    } while (batch > 0);
  }

  private void drain() {
    if (state.closing()) {
      abandon();
      return;
    }
    Frame first = next();
    if (first == null) {
      return;
    }
    try {
      if (isEmpty()) {
        write(first);
      } else if (beginBatch()) {
        batch(first);
      }
    } catch (IOException | RuntimeException e) {
      failed(e);
    }
  }

  private void batch(Frame first) throws IOException {
    for (@Nullable Frame frame = first; frame != null; frame = next()) {
      int size = frame.size() + HEADER;
      if (size > room) {
        remote.flushBatch();
        room = ROOM;
      }
      if (size <= room) {
        write(frame);
        room -= size;
      } else {
        remote.setBatchingAllowed(false);
        write(frame);
        if (!beginBatch()) {
          return;
        }
      }
    }
    if (session.isOpen()) {
      remote.flushBatch();
      remote.setBatchingAllowed(false);
    }
  }

  /** Will switch batching on, unless Tomcat closes the session: then nothing is sent any more. */
  private boolean beginBatch() throws IOException {
    room = ROOM;
    if (!state.closing()) {
      remote.setBatchingAllowed(true);
      if (!state.closing()) {
        return true;
      }
      remote.setBatchingAllowed(false);
    }
    abandon();
    return false;
  }

  private void write(Frame frame) throws IOException {
    if (frame.text() != null) {
      remote.sendText(frame.text());
    } else if (frame.bytes() != null) {
      remote.sendBinary(ByteBuffer.wrap(frame.bytes()));
    }
  }

  @Override
  void beforeClose() {
    try {
      remote.flushBatch();
      remote.setBatchingAllowed(false);
    } catch (IOException | IllegalStateException e) {
      abandon(); // the connection is gone
    }
  }
}
