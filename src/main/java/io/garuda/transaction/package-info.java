/**
 * {@code @Transactional} on servers without Jakarta Transactions, such as Tomcat.
 *
 * <p>Mirrors {@code Ecto.Repo.transaction}. Runs on the thread of the method that is annotated, which
 * may block.
 *
 * <p><b>Decision: transactions of a connection, not JTA.</b> What an application on Tomcat has is one
 * {@code DataSource}, and what it expects is that a method's statements are committed or rolled back
 * together. That is a connection of the running transaction, handed out by every bean of type
 * {@code DataSource}: a producer is wrapped where the application declares it. Narayana, Atomikos and
 * Geronimo bring a coordinator with a log on disk, a recovery thread and drivers for XA, which one
 * source does not need. An application that does adds Narayana's CDI integration: its interceptors are
 * seen, and ours stay out. A second source in one transaction is refused, not half committed.
 */
package io.garuda.transaction;
