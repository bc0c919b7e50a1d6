/**
 * Sockets over Jakarta WebSocket ({@code Phoenix.Transports.WebSocket}).
 *
 * <p>The gate stands in the filter, before the container's upgrade: it checks the origin, runs the
 * application's connect and answers refusals itself. The container's threads decode and queue what
 * clients send. What they are sent goes through one queue per connection and is written by one task
 * at a time, on a worker: only it touches the container's session.
 */
package io.garuda.transport.websocket;
