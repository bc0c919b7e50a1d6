package io.garuda.pubsub;

import java.util.Optional;

/**
 * How an engine is, and what it has done since it started.
 *
 * @param problem why other nodes are out of reach, for administrators; empty if all is well
 * @param published how many messages were handed to the line
 * @param received how many came from it, own ones included
 * @param lost how many were given up: too many waited, or the line broke under them
 * @param waiting how many bytes wait to be sent now
 * @param outages how often the line was lost
 */
public record EngineHealth(
    Optional<String> problem,
    long published,
    long received,
    long lost,
    long waiting,
    long outages) {
  /** Whether other nodes are within reach. */
  public boolean isUp() {
    return problem.isEmpty();
  }
}
