/**
 * Small steps that every request of an endpoint or a pipeline goes through ({@code Plug}).
 *
 * <p>Plugs run on the request's thread, in their order, and may block: only that request waits. One
 * instance serves all requests, so a plug keeps no state of a request between calls. A plug that throws ends in
 * the endpoint's error rendering; one that calls {@code conn.halt()} ends the request with what it
 * answered.
 *
 * <p>Whatever these plugs do, a plug of an application's own can: they use what is public of {@code
 * Conn} alone. Parsers of one's own read {@code conn.openBody} and leave a {@code Body}.
 *
 * <p>Left out on purpose: options given at each use. A plug is configured where it is made.
 */
package io.garuda.plug;
