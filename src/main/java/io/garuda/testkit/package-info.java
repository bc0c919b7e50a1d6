/**
 * Tests of channels in the test's own process: no server, no port, no CDI ({@code
 * Phoenix.ChannelTest}).
 *
 * <p>Packed as the artifact {@code garuda:testkit}, beside {@code garuda:framework}; a test brings its
 * own JUnit 5. {@link io.garuda.testkit.ChannelCase} is where it begins.
 *
 * <p><b>Threads.</b> The test's thread is the client's and the transport's: what it sends is decoded
 * on it. Channels run on their mailboxes, by the same runtime and the serializer of version 2 as on a
 * server, so that tests meet the same order, bounds and deadlines. Clients, channels and topics of a
 * test may be used by its other threads, too.
 *
 * <p><b>Left out.</b> What transports do: origins, timeouts, limits of messages. Channels and sockets
 * are plain objects here, so interceptors do not run.
 */
package io.garuda.testkit;
