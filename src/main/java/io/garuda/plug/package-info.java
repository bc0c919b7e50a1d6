/**
 * Small steps that every request of an endpoint or a pipeline goes through ({@code Plug}).
 *
 * <p>Plugs run on the request's thread, in their order, and may block: only that request waits. One
 * instance serves all requests, so a plug keeps no state between calls. A plug that throws ends in
 * the endpoint's error rendering; one that calls {@code conn.halt()} ends the request with what it
 * answered.
 *
 * <p>Left out on purpose: options given at each use; a plug is configured by its constructor.
 */
package io.garuda.plug;
