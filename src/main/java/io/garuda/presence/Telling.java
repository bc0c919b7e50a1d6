package io.garuda.presence;

/** What the subscribers of a topic hear when somebody comes, goes or changes. */
public enum Telling {
  /** {@code presence_diff}: who came and who went, as the {@code Presence} class of phoenix.js expects. */
  DIFFS,
  /** {@code presence_count} with {@code {"count": n}}: how many keys there are now. */
  COUNTS,
  /** Nothing. */
  NOTHING
}
