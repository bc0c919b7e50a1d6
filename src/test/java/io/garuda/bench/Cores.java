package io.garuda.bench;

import java.io.File;
import java.util.Arrays;
import java.util.List;

/** Pins processes to cores, where that is possible. */
final class Cores {
  private static final boolean TASKSET = Arrays.stream(
          System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
      .anyMatch(folder -> new File(folder, "taskset").canExecute());

  private Cores() {}

  /** Will return what a command begins with. */
  static List<String> pinned(int core) {
    return TASKSET ? List.of("taskset", "-c", Integer.toString(core)) : List.of();
  }

  static String notice() {
    return TASKSET
        ? "server on core 0, load on core 1"
        : "nothing is pinned to a core, because `taskset` is not here: figures are not comparable";
  }
}
