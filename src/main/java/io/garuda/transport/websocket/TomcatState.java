package io.garuda.transport.websocket;

import jakarta.websocket.Session;
import java.lang.System.Logger.Level;
import java.lang.reflect.Field;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Whether Tomcat has begun to close a session, which nothing of its API tells.
 *
 * <p>{@code Session.isOpen} stays true until the close was answered, and what is batched meanwhile is
 * lost, the answer too. Where the field has another name, every session counts as open.
 */
final class TomcatState {
  private static final System.Logger LOG = System.getLogger(TomcatState.class.getName());

  private final @Nullable AtomicReference<?> state;
  private final @Nullable Object open;

  /** Will look at a session that is open now. */
  TomcatState(Session session) {
    this.state = stateOf(session);
    this.open = state == null ? null : state.get();
  }

  boolean closing() {
    return state != null && state.get() != open;
  }

  private static @Nullable AtomicReference<?> stateOf(Session session) {
    try {
      Field field = session.getClass().getDeclaredField("state");
      field.setAccessible(true);
      return (AtomicReference<?>) field.get(session);
    } catch (ReflectiveOperationException | RuntimeException e) {
      LOG.log(Level.DEBUG, "this Tomcat does not show the state of its sessions", e);
      return null;
    }
  }
}
