/**
 * Sockets over long polling ({@code Phoenix.Transports.LongPoll}).
 *
 * <p>A session stands for the connection: polls fetch what was sent to it, posts bring what its client
 * sends. Both are asynchronous: no thread waits for a message, a slow body or a running join. A session
 * that nobody polls for two and a half windows is over (Phoenix: one and a half to three).
 *
 * <p>Every answer of the protocol is HTTP 200 with the status in its JSON, as in Phoenix. Bodies that
 * cannot be read are answered by HTTP itself: 400, 408, 413.
 */
@NullMarked
package io.garuda.transport.longpoll;

import org.jspecify.annotations.NullMarked;
