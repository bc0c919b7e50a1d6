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
 * has done what it does, so after the state that it pushes, and at the latest after a window; the next
 * diff follows a window of 50 to 100 ms later with all that changed meanwhile. Phoenix broadcasts each
 * local change at once, so that n joins cost n² frames. What came and went within one window is left out,
 * unless somebody asked for a list in between: then those who got that list must hear that it went.
 *
 * <p>Left out: {@code init} and the state it makes, since a bean has fields; fetchers' pids.
 */
package io.garuda.presence;
