package io.garuda.bench;

import io.garuda.command.ServerProcess;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
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

  /** Will start a server on core 0, on the JDK of the benchmarks. */
  static ServerProcess start(Class<?> main, String... arguments) throws IOException {
    List<String> java = new ArrayList<>(pinned(0));
    String home = System.getProperty("garuda.bench.java", System.getProperty("java.home"));
    java.add(Path.of(home).resolve("bin/java").toString());
    java.add("-Xmx1g");
    return ServerProcess.start(java, main, arguments);
  }

  static String notice() {
    return TASKSET
        ? "server on core 0, load on core 1"
        : "nothing is pinned to a core, because `taskset` is not here: figures are not comparable";
  }
}
