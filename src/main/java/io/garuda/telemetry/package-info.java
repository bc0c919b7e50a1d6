/**
 * Tells what happens: typed events to whoever attached a handler to them ({@code :telemetry}).
 *
 * <p>{@link io.garuda.telemetry.Event} documents every event. Handlers run on the thread on which it
 * happened, often one that serves many clients, and must not block. An event that nobody handles is
 * not even made: it costs the read of a field.
 *
 * <p>Decision: the events are ours alone, a sealed set. So one page documents them all, and a handler of
 * a type that never comes does not compile. Applications count what is theirs in their own way.
 */
package io.garuda.telemetry;
