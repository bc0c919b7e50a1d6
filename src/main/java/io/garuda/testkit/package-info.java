/**
 * Tests in the test's own process, without a port: of channels ({@code Phoenix.ChannelTest}), and of
 * what the endpoint answers ({@code Phoenix.ConnTest}).
 *
 * <p>Packed as the artifact {@code garuda:testkit}, beside {@code garuda:framework}; a test brings its
 * own JUnit 5, and an embedded Tomcat for the endpoint. Begin with {@link
 * io.garuda.testkit.ChannelCase} and {@link io.garuda.testkit.ConnCase}.
 *
 * <p><b>Threads of channels.</b> The test's thread is the client's and the transport's: what it sends is
 * decoded on it. Channels run on their mailboxes, by the same runtime and the serializer of version 2 as
 * on a server, so that tests meet the same order, bounds and deadlines. Clients, channels and topics of a
 * test may be used by its other threads, too.
 *
 * <p><b>Threads of requests.</b> The test's thread sends and waits, at most 5 s, until the answer is there
 * and the request's thread, Tomcat's, is done; then it reads the conn. Requests are real HTTP over a Unix
 * domain socket in a folder of this user, through the whole application: CDI with interceptors, sessions,
 * Jersey, files.
 *
 * <p><b>Left out.</b> Of channels, what transports do: origins, timeouts, limits of messages; channels and
 * sockets are plain objects here, so interceptors do not run. Of requests: the web fragments of other
 * libraries, upgrades, the paths and domains of cookies, more than one endpoint at a time.
 */
package io.garuda.testkit;
