package io.garuda.telemetry;

/**
 * Attaches an application's handlers; implement it as an {@code @ApplicationScoped} bean.
 *
 * <pre>{@code
 * @ApplicationScoped
 * public class AppTelemetry implements Instrumentation {
 *   @Override
 *   public void attach(Telemetry telemetry) {
 *     telemetry.attach(Event.SocketClosed.class, closed -> count(closed.code()));
 *   }
 * }
 * }</pre>
 *
 * <p>Each such bean is asked once, when the application starts.
 */
public interface Instrumentation {
  /** Will attach handlers, which must not block: see {@link Telemetry#attach}. */
  void attach(Telemetry telemetry);
}
