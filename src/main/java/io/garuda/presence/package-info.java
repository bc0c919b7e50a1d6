/**
 * Who is here: presences of channels and other owners on topics ({@code Phoenix.Presence}).
 *
 * <p>An application extends {@link io.garuda.presence.Presence} as a bean, tracks a channel after its join,
 * and pushes {@code presence_state} itself; changes are broadcast as {@code presence_diff}. The stock
 * {@code Presence} class of {@code phoenix.js} understands both. A presence ends with its owner, however
 * that ends.
 *
 * <p><b>Threads.</b> Topics are spread over shards; each has one lock, held for a look into a few maps and
 * never while the application's code, a serializer or a broadcast runs. A topic's diffs are made and
 * broadcast one after the other on a worker, which also runs {@code fetch} and {@code handleMetas}: they
 * may block, and only the diffs of that topic wait. Lists run {@code fetch} on their caller's thread.
 *
 * <p><b>Memory.</b> An entry, and a topic that has entries or a diff on its way; nothing of a topic without.
 *
 * <p><b>Decision: diffs are gathered.</b> The first change of a quiet topic is broadcast when the channel
 * has done what it does, so after the state that it pushes, and at the latest after 50 to 100 ms. Then the
 * topic rests, and the next diff tells all that changed meanwhile: up to 16 subscribers do not wait at all,
 * 1,000 for 100 ms, 15,000 and more for 1.5 s, so that the diffs of a topic cost about 10,000 frames a
 * second at most. Phoenix broadcasts each local change at once, so that n joins cost n² frames. What came
 * and went during a rest is left out, unless somebody asked for a list in between: then those who got that
 * list must hear that it went.
 *
 * <p><b>Several nodes.</b> {@code Replication} keeps the shards of all nodes the same over a line that may lose
 * and reorder: changes are told every 50 ms, what was missed is asked for, a silent node's entries are
 * hidden after a lease. It waits for an engine, which gives the line; until then each node is alone. A node
 * tells of its own entries only. Phoenix lets others tell of them, too, so that two that cannot hear one
 * another learn by a third, at the price of a state of all nodes in each answer; an engine has one middle,
 * which everybody hears or nobody.
 *
 * <p>Left out: {@code init} and the state it makes, since a bean has fields; fetchers' pids.
 */
package io.garuda.presence;
