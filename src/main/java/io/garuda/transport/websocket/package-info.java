/**
 * Sockets over Jakarta WebSocket ({@code Phoenix.Transports.WebSocket}).
 *
 * <p>The gate stands in the filter, before the container's upgrade: it checks the origin, runs the
 * application's connect and answers refusals itself. The container's threads decode and queue what
 * clients send. What they are sent goes through one queue per connection and is written by one task
 * at a time, on a thread for that: only it touches the container's session.
 *
 * <p>Decision: two writers, chosen by the container. Tomcat blocks and batches; everything else gets one
 * asynchronous send at a time. The batching one reads Tomcat's private session state by reflection,
 * since nothing of the API tells that a close has begun, and a batch begun then swallows the answer to
 * it. Where the field is not found it works without, and loses about one such answer in two hundred.
 */
package io.garuda.transport.websocket;
