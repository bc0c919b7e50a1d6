package io.garuda.bench;

import io.garuda.router.PathTemplate;
import io.garuda.router.RouteMatch;
import io.garuda.router.RouteTable;
import io.garuda.router.Routes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Asks for each row of a table in turn; run by {@link RouteMatchingBenchmarks}. */
@State(Scope.Thread)
@Fork(2)
@Warmup(iterations = 2, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 4, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RouteMatching {
  private static final String HOST = "www.example.com";
  private static final int ASKED = 1024;

  @Param({"10", "1000"})
  int rows;

  private Routes routes = Routes.of(table -> {});
  private final List<String> paths = new ArrayList<>();
  private final List<List<String>> literals = new ArrayList<>();
  private final List<List<String>> parameters = new ArrayList<>();
  private int next;

  /** Half of the rows are literal, half have a parameter. */
  @Setup
  public void fill() {
    routes = Routes.of(this::declare);
    for (int i = 0; i < ASKED; i++) {
      String resource = resource(i % (rows / 2));
      paths.add(resource + "/42/messages");
      literals.add(PathTemplate.segments(resource + "/new"));
      parameters.add(PathTemplate.segments(resource + "/42/messages"));
    }
  }

  private void declare(RouteTable table) {
    for (int i = 0; i < rows / 2; i++) {
      table.get(resource(i) + "/new", RouteMatching.class, "literal");
      table.get(resource(i) + "/{id}/messages", RouteMatching.class, "parameter");
    }
  }

  private static String resource(int number) {
    return String.format("/rooms-%04d", number);
  }

  private int next() {
    next = (next + 1) % ASKED;
    return next;
  }

  @Benchmark
  public Optional<RouteMatch> literal() {
    return routes.match("GET", HOST, literals.get(next()));
  }

  @Benchmark
  public Optional<RouteMatch> parameter() {
    return routes.match("GET", HOST, parameters.get(next()));
  }

  /** Takes the path apart, too. */
  @Benchmark
  public Optional<RouteMatch> path() {
    return routes.match("GET", HOST, paths.get(next()));
  }
}
