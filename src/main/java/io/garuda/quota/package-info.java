/**
 * How many sockets there may be: in all, of an address, of a user; and how fast they may come.
 *
 * <p>Phoenix has none of it. {@link io.garuda.quota.Quotas} is what an application says, {@link
 * io.garuda.quota.Admission} what counts. Any thread may call; nothing blocks but for a moment.
 *
 * <p>Decisions: a place is taken before the application is asked, for a flood must not cost it a query
 * each. What counts for addresses and users is forgotten with their last socket, so memory is bounded by
 * the sockets that are open; the rates remember the addresses that came last, of which evicted ones
 * begin anew. Addresses are asked before what is shared by all, so that one that floods uses up nothing
 * of the others'. Rejected: to close a user's oldest socket for the newest, since {@code phoenix.js} would
 * come back with it and close the next.
 */
@NullMarked
package io.garuda.quota;

import org.jspecify.annotations.NullMarked;
