package io.garuda.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.generators.BenchmarkProcessor;

/**
 * Measures {@link RouteMatching} by JMH, in a JVM of its own; writes {@code target/bench-routes.md}.
 *
 * <p>JMH's processor runs here, on the compiled class, and not in the build.
 */
class RouteMatchingBenchmarks {
  private static final Path TARGET = Path.of(System.getProperty("garuda.build.dir", "target"));
  private static final String CLASS_PATH = System.getProperty("java.class.path");
  private static final double NOISE = 8; // bytes that the JVM allocates beside

  /** Nanoseconds and bytes of one match. */
  private record Cost(double time, double bytes) {}

  @Test
  void aThousandRoutesMatchAsFastAsTen() throws IOException, InterruptedException {
    Path classes = Files.createDirectories(TARGET.resolve("jmh"));
    generate(classes);
    Path result = TARGET.resolve("bench-routes.json");
    run(classes, result);
    Map<String, Cost> costs = costs(new ObjectMapper().readTree(result.toFile()));
    String table = table(costs);
    System.out.println(table);
    Files.writeString(TARGET.resolve("bench-routes.md"), table);
    for (String work : List.of("literal", "parameter", "path")) {
      Cost few = cost(costs, work + " of 10");
      Cost many = cost(costs, work + " of 1000");
      assertThat(many.time).as(work).isLessThan(1.5 * few.time);
      assertThat(many.bytes).as(work).isLessThan(few.bytes + NOISE);
    }
    assertThat(cost(costs, "literal of 1000").bytes).isLessThan(NOISE);
    assertThat(cost(costs, "parameter of 1000").bytes)
        .as("Optional, RouteMatch, Params, map and list of one")
        .isLessThan(16 + 24 + 16 + 32 + 24 + NOISE);
  }

  private static Cost cost(Map<String, Cost> costs, String name) {
    return Objects.requireNonNull(costs.get(name), name);
  }

  private static void generate(Path classes) {
    JavaCompiler.CompilationTask task = ToolProvider.getSystemJavaCompiler()
        .getTask(
            null,
            null,
            null,
            List.of("-d", classes.toString(), "-cp", CLASS_PATH),
            List.of(RouteMatching.class.getName()),
            null);
    task.setProcessors(List.of(new BenchmarkProcessor()));
    assertThat(task.call()).isTrue();
  }

  private static void run(Path classes, Path result) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(Cores.pinned(1));
    command.add(Path.of(System.getProperty("garuda.bench.java", System.getProperty("java.home")))
        .resolve("bin/java")
        .toString());
    command.addAll(List.of("-cp", classes + File.pathSeparator + CLASS_PATH));
    command.addAll(List.of("org.openjdk.jmh.Main", "-prof", "gc", "-foe", "true"));
    command.addAll(List.of("-rf", "json", "-rff", result.toString()));
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
  }

  /** Will take the best of all forks: what else the machine does only adds to it. */
  private static Map<String, Cost> costs(JsonNode results) {
    Map<String, Cost> costs = new TreeMap<>();
    for (JsonNode result : results) {
      String name = result.get("benchmark").asText();
      List<Double> times = new ArrayList<>();
      result
          .at("/primaryMetric/rawData")
          .forEach(fork -> fork.forEach(time -> times.add(time.asDouble())));
      costs.put(
          name.substring(name.lastIndexOf('.') + 1) + " of "
              + result.at("/params/rows").asText(),
          new Cost(
              times.stream().min(Double::compare).orElseThrow(),
              result
                  .at("/secondaryMetrics")
                  .findValue("gc.alloc.rate.norm")
                  .get("score")
                  .asDouble()));
    }
    return costs;
  }

  private static String table(Map<String, Cost> costs) {
    StringBuilder table = new StringBuilder("| match | ns | bytes |\n|---|---|---|\n");
    costs.forEach((work, cost) -> table.append(
        String.format(Locale.ROOT, "| %s routes | %.0f | %.0f |%n", work, cost.time, cost.bytes)));
    return table.toString();
  }
}
