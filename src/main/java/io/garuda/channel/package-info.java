/**
 * Sockets and channels: what an application implements, and the mailboxes that run it.
 *
 * <p>Mirrors {@code Phoenix.Socket}, {@code Phoenix.Channel} and {@code Phoenix.Channel.Server}.
 *
 * <p><b>Threads.</b> A connection's messages arrive one after the other on its transport's thread,
 * which only decodes and queues. Each joined topic has a {@link io.garuda.channel.ChannelMailbox}:
 * a queue drained by at most one thread at a time, virtual from JDK 24 on, of a bounded pool below.
 * All callbacks of a channel run there and may block; only that channel waits. Joins run there, too,
 * so that heartbeats and other topics go on meanwhile (Phoenix blocks the whole socket).
 *
 * <p><b>Bounds.</b> What waits in the mailboxes of one connection is bounded in messages and bytes;
 * above it the client is told {@code overloaded} and the connection closes with 4429. A join has a
 * deadline; afterwards its channel is inert.
 *
 * <p><b>Decision: the lane of joins.</b> The joins of a connection start one after the other, but one
 * that takes longer than 200 ms is passed. So quick joins are answered in the order they were asked for,
 * as every client of Phoenix has seen it, and a slow one does not hold up the others. Starting all at
 * once answered them in any order; starting each after the one before is what people curse.
 *
 * <p><b>Decision: leaving a running join.</b> A leave or a second join that comes while a join runs
 * waits behind it, as in Phoenix; the join's deadline bounds the wait.
 */
package io.garuda.channel;
