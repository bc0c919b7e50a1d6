/**
 * What both transports ask of a request before they connect it ({@code Phoenix.Socket.Transport}).
 *
 * <p>Runs on the request's thread, and so does the application's {@code connect}.
 */
@NullMarked
package io.garuda.transport;

import org.jspecify.annotations.NullMarked;
