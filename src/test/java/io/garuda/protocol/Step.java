package io.garuda.protocol;

import java.util.List;

/**
 * One line of a table, with the lines indented below it.
 *
 * @param place file and line, for failures
 * @param party who of the clients does or gets it; empty if there is one only
 * @param verb the first word
 * @param rest what follows it
 * @param below the indented lines, stripped
 */
record Step(String place, String party, String verb, String rest, List<String> below) {
  /** Will return the first word of what follows. */
  String word() {
    return rest.split(" ", 2)[0];
  }

  Step withRest(String other) {
    return new Step(place, party, verb, other, below);
  }

  @Override
  public String toString() {
    String shown = rest.length() > 160 ? rest.substring(0, 160) + "…" : rest;
    return place + " " + (party.isEmpty() ? "" : party + ": ") + verb + " " + shown;
  }
}
