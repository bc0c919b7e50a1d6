package io.garuda.transport.websocket;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The socket under a container's session, for frames that are ready for the wire.
 *
 * <p>The container goes on to write control frames to it. So whoever writes has the turn, and gives it
 * back at the end of a frame.
 */
interface ContainerSocket {
  /** Is told once that bytes were taken, or why they will not be. */
  interface Written {
    void written(@Nullable Throwable failure);
  }

  /** Will take the turn, unless the container has it. */
  boolean tryAcquire();

  /** Will wait for the turn; false if it does not come within so many milliseconds. */
  boolean acquire(long millis) throws InterruptedException;

  /** Will give the turn back, and write what the container wanted to write meanwhile. */
  void release();

  /** Whether the container closes the session; whoever has the turn must not write any more then. */
  boolean closing();

  /** Will take what fits now and return how many bytes that were; with the turn. */
  int write(ByteBuffer bytes) throws IOException;

  /** Will take all of the bytes as soon as they fit; with the turn. Any thread is told. */
  void write(ByteBuffer bytes, Written then);
}
