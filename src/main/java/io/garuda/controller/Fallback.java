package io.garuda.controller;

import io.garuda.conn.Conn;

/**
 * Answers for the actions of a controller what they return when they refuse ({@code action_fallback}).
 *
 * <pre>{@code
 * public class RoomFallback implements Fallback<Refusal> {
 *   public Object answer(Refusal refusal, Conn conn) {
 *     conn.putStatus(404);
 *     return RoomHtml.refused(refusal);
 *   }
 * }
 * }</pre>
 *
 * <p>Named by {@link ActionFallback}. It is a CDI bean, or has a constructor without parameters; one
 * instance serves all requests, each on its own thread.
 *
 * @param <R> what it answers; all else that an action returns is the answer itself
 */
@FunctionalInterface
public interface Fallback<R> {
  /** Will return what an action might: a view, a record, a redirect, a {@code Response}. */
  Object answer(R refused, Conn conn);
}
