package io.garuda.transport.websocket;

import io.garuda.socket.Frame;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;

/**
 * Writes to Tomcat: blocking, all that waits in one batch.
 *
 * <p>Tomcat throws on overlapping sends, and its asynchronous sends cost a thread's dispatch each. A
 * drain is exactly: batching on, sends, flush, batching off. Without the last step pings are not
 * answered until the next flush; with the last two swapped, a ping corrupts the stream.
 */
final class BatchingOutbound extends Outbound {
  private final RemoteEndpoint.Basic remote;

  BatchingOutbound(Session session, Executor workers) {
    super(session, workers);
    remote = session.getBasicRemote();
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
    if (isEmpty()) {
      return;
    }
    try {
      remote.setBatchingAllowed(true);
      for (Frame frame; (frame = next()) != null; ) {
        write(frame);
      }
      if (session.isOpen()) {
        remote.flushBatch();
        remote.setBatchingAllowed(false);
      }
    } catch (IOException | RuntimeException e) {
      failed(e);
    }
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
    } catch (IOException e) {
      abandon();
    }
  }
}
