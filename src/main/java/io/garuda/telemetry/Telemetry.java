package io.garuda.telemetry;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Hands events to the handlers attached to their types ({@code :telemetry}); any thread.
 *
 * <p>Each application has one, which may be injected. A handler that throws is detached and logged, and
 * costs nobody else anything.
 */
public final class Telemetry implements AutoCloseable {
  private final Map<Class<?>, Probe<?>> probes = Arrays.stream(Event.class.getPermittedSubclasses())
      .collect(Collectors.toUnmodifiableMap(Function.identity(), Probe::new));

  /** Detaches a handler; a second time changes nothing. Any thread. */
  public interface Attachment {
    void detach();
  }

  /**
   * Will hand each event of a type to a handler, after those attached before.
   *
   * @param handler runs on the thread on which the event happens, perhaps on many at once; must not
   *     block
   */
  public <E extends Event> Attachment attach(Class<E> type, Consumer<? super E> handler) {
    return probe(type).attach(handler);
  }

  /** Will return where events of a type happen; made once, so that asking it is cheap. */
  @SuppressWarnings("unchecked") // each type stands for its own probe
  public <E extends Event> Probe<E> probe(Class<E> type) {
    Probe<?> probe = probes.get(type);
    if (probe == null) {
      throw new IllegalArgumentException(
          "expected an event such as Event.ChannelJoined, got: " + type.getName());
    }
    return (Probe<E>) probe;
  }

  /** Will detach all handlers; the application stops. */
  @Override
  public void close() {
    probes.values().forEach(Probe::clear);
  }
}
