/**
 * The set of presences that several nodes keep together without asking one another ({@code
 * Phoenix.Tracker.State}).
 *
 * <p>An observed-remove set without tombstones: each entry has a dot, the number of the event that added
 * it at its replica, and a clock says which dots a replica has seen. A dot that is seen and has no entry
 * was removed. Changes are deltas, which merge with one another and into any state in any order, once
 * or many times, with the same outcome.
 *
 * <p>{@code State.full} of some replicas is for who missed something of theirs. {@code Delta.bytes} is its
 * compact form for other nodes; the first byte is the version, and another version is refused.
 *
 * <p>Plain values: no threads, no locks, no time. Whoever holds a {@link io.garuda.tracker.State} keeps it
 * to one thread at a time.
 *
 * <p>Decision: a removal is an event of its own and takes a dot, too. So a clock shows a lost removal as it
 * shows a lost addition, and comparing clocks finds out who needs a full state.
 */
package io.garuda.tracker;
