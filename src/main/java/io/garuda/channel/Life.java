package io.garuda.channel;

/**
 * Where a channel stands: joining, joined, ended.
 *
 * <p>JOINING ends without JOINED when the join is refused, throws or runs into its deadline. Whoever makes
 * a change does what belongs to it, so that it is done once.
 */
enum Life {
  JOINING,
  JOINED,
  ENDED
}
