package io.garuda.transport.websocket;

import jakarta.websocket.Session;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.CompletionHandler;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The socket under a session of Tomcat 10.1 or 11.
 *
 * <p>Without TLS, what fits is written to the non-blocking {@code SocketChannel} below; all else goes
 * through Tomcat's wrapper.
 */
final class TomcatSocket implements ContainerSocket {
  private static final System.Logger LOG = System.getLogger(TomcatSocket.class.getName());
  private static final String PLAIN = "org.apache.tomcat.util.net.NioChannel";

  private final TomcatAccess tomcat;
  private final Object remote;
  private final Object wrapper;
  private final Semaphore turn;
  private final AtomicReference<?> state;
  private final @Nullable Object open;
  private final @Nullable SocketChannel channel;
  private boolean begun;

  private TomcatSocket(Session session) throws ReflectiveOperationException {
    tomcat = TomcatAccess.of(session);
    remote = tomcat.remote().get(session);
    wrapper = tomcat.wrapper().get(remote);
    turn = (Semaphore) tomcat.turn().get(remote);
    state = (AtomicReference<?>) tomcat.state().get(session);
    open = state.get();
    if (!(boolean) tomcat.hasAsyncIo().invoke(wrapper)) {
      throw new NoSuchMethodException("expected a connector with useAsyncIO, got one without");
    }
    Object socket = tomcat.getSocket().invoke(wrapper);
    channel = socket.getClass().getName().equals(PLAIN)
        ? (SocketChannel) TomcatAccess.method(socket.getClass(), "getIOChannel").invoke(socket)
        : null;
  }

  /** Will find the socket; none if it cannot be had, or if frames do not go there as they are. */
  static Optional<ContainerSocket> of(Session session) {
    if (!session.getClass().getName().startsWith("org.apache.tomcat.")
        || !session.getNegotiatedExtensions().isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new TomcatSocket(session));
    } catch (ReflectiveOperationException | RuntimeException e) {
      LOG.log(Level.WARNING, "this Tomcat does not show its sockets; fan-out will be slower", e);
      return Optional.empty();
    }
  }

  @Override
  public boolean tryAcquire() {
    return turn.tryAcquire();
  }

  @Override
  public boolean acquire(long millis) throws InterruptedException {
    return turn.tryAcquire(millis, TimeUnit.MILLISECONDS);
  }

  @Override
  public void release() {
    try {
      tomcat.endMessage().invoke(remote);
    } catch (Throwable e) {
      throw failure(e);
    }
  }

  @Override
  public boolean closing() {
    return state.get() != open;
  }

  /** Will leave the first bytes to Tomcat: the end of the handshake may still lie in its buffer. */
  @Override
  public int write(ByteBuffer bytes) throws IOException {
    if (channel == null || !begun) {
      begun = true;
      return 0;
    }
    return channel.write(bytes);
  }

  @Override
  public void write(ByteBuffer bytes, Written then) {
    CompletionHandler<Long, Object> handler = new CompletionHandler<>() {
      @Override
      public void completed(Long count, Object attachment) {
        then.written(null);
      }

      @Override
      public void failed(Throwable e, Object attachment) {
        then.written(e);
      }
    };
    try {
      tomcat.write().invoke(wrapper, handler, new ByteBuffer[] {bytes});
    } catch (Throwable e) {
      throw failure(e);
    }
  }

  private static RuntimeException failure(Throwable e) {
    if (e instanceof Error error) {
      throw error;
    }
    return e instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(e);
  }
}
