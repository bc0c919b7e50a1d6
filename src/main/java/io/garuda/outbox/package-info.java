/**
 * Messages that a transaction sends: after its commit, never after a rollback, once whatever crashes.
 *
 * <p>{@link io.garuda.outbox.Outbox} inserts a row by the transaction's own connection. After the commit
 * the {@link io.garuda.outbox.Relay} of the node is woken, publishes the row by its key, and deletes it. What
 * a node leaves that crashed is found by any other within a second, by {@code garuda.outbox.poll}.
 *
 * <p><b>Threads.</b> {@code broadcast} runs on the transaction's, and waits for an insert. The relay has one
 * thread, of the platform on every JDK, since it may hold a connection for long; it runs as the application's
 * code does, with its class loader, {@code java:comp} and a request context, and ends with the application.
 *
 * <p><b>Order.</b> Ids are given at the insert, and seen at the commit. A message stands behind those of its
 * topic that were committed before its transaction began; of two transactions at the same time either may be
 * first. One node delivers at a time, and what the engine does not take holds up its topic alone.
 *
 * <p><b>Decision: a row to lock, not rows.</b> {@code for update skip locked} on the messages would have two
 * nodes deliver one topic side by side, in any order. So one row of a table of its own is locked, without a
 * wait. A lock ends with its connection, so with its node, where a lease would have to be longer than any
 * pause of a node's.
 *
 * <p><b>Decision: the connection says whether it takes part.</b> On a server each kind of DataSource is
 * another class; one that commits by itself inside a transaction is refused at the first message.
 *
 * <p>Phoenix has no such thing; Oban's {@code insert} in an {@code Ecto.Multi} is what Elixir does instead.
 */
package io.garuda.outbox;
