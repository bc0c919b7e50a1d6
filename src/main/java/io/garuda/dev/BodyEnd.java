package io.garuda.dev;

/** Looks for the first {@code </body>} in what is written, in however many pieces. */
final class BodyEnd {
  private static final String TAG = "</body>";

  private int matched;
  private boolean found;

  /**
   * Where the tag goes in a piece of a page.
   *
   * @return before the end of the body, or behind it if that began in an earlier piece: browsers take both;
   *     -1 if it does not end here
   */
  int find(Piece piece, int from, int to) {
    for (int at = from; at < to && !found; at++) {
      char unit = piece.charAt(at);
      if (Character.toLowerCase(unit) == TAG.charAt(matched)) {
        matched++;
      } else {
        matched = unit == TAG.charAt(0) ? 1 : 0;
      }
      if (matched == TAG.length()) {
        found = true;
        int begin = at + 1 - matched;
        return begin >= from ? begin : at + 1;
      }
    }
    return -1;
  }

  /** Characters, or bytes of ASCII among others. */
  interface Piece {
    char charAt(int index);
  }
}
