package io.garuda.plug;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Chooses among the encodings that there are (RFC 9110 section 12.5.3). */
final class AcceptEncoding {
  private AcceptEncoding() {}

  /**
   * Will return the one that the client likes best, of equals the first offered.
   *
   * @return empty if it wants none of them, or rather the file as it is
   */
  static Optional<String> choose(String header, List<String> offered) {
    Map<String, Double> qualities = new HashMap<>();
    for (String part : header.split(",", -1)) {
      String[] pieces = part.split(";", -1);
      qualities.put(pieces[0].strip().toLowerCase(Locale.ROOT), quality(pieces));
    }
    double any = qualities.getOrDefault("*", 0.0);
    double best = qualities.getOrDefault("identity", 0.0);
    String chosen = null;
    for (String encoding : offered) {
      double quality = qualities.getOrDefault(encoding, any);
      if (quality > 0 && (chosen == null ? quality >= best : quality > best)) {
        best = quality;
        chosen = encoding;
      }
    }
    return Optional.ofNullable(chosen);
  }

  private static double quality(String[] pieces) {
    for (int i = 1; i < pieces.length; i++) {
      String piece = pieces[i].strip().toLowerCase(Locale.ROOT);
      if (piece.startsWith("q=")) {
        try {
          return Double.parseDouble(piece.substring(2));
        } catch (NumberFormatException e) {
          return 0;
        }
      }
    }
    return 1;
  }
}
