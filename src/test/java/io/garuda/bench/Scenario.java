package io.garuda.bench;

import java.util.List;

/**
 * A run of the load generator.
 *
 * @param arguments without those of each run
 * @param timed the option that takes the seconds of the run
 */
record Scenario(String name, List<String> arguments, String timed) {
  private static final String WARM_UP = "warm-up";

  /** In this order: memory is measured in fresh JVMs, all else when they are warm. */
  static final List<Scenario> ALL = List.of(
      of("5,000 idle joined connections", "--hold", "idle", "5000"),
      of(WARM_UP, "--secs", "fanout", "1000", "--window", "4"),
      of(WARM_UP, "--secs", "echo", "50", "--depth", "4"),
      of(
          "1,000 subscribers, 4 broadcasts outstanding",
          "--secs",
          "fanout",
          "1000",
          "--window",
          "4"),
      of("5,000 subscribers, 4 broadcasts a second", "--secs", "fanout", "5000", "--rate", "4"),
      of(
          "200 rooms of 10, 2 messages a second each",
          "--secs",
          "rooms",
          "2000",
          "10",
          "--rate",
          "2"),
      of("`echo`, 50 connections, 4 deep", "--secs", "echo", "50", "--depth", "4"),
      of("`echo`, 100 connections, 1 deep", "--secs", "echo", "100", "--depth", "1"));

  private static Scenario of(String name, String timed, String... arguments) {
    return new Scenario(name, List.of(arguments), timed);
  }

  boolean isIdle() {
    return timed.equals("--hold");
  }

  boolean isWarmUp() {
    return name.equals(WARM_UP);
  }
}
