package io.garuda.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.command.ServerProcess;
import io.garuda.contract.ContractServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Measures, and writes {@code target/bench.md}.
 *
 * <p>{@code -Dgaruda.phxload} names the load generator, {@code -Dgaruda.bench.seconds} the time of a
 * run (10), {@code -Dgaruda.bench.java} the home of the servers' JDK (this one's).
 */
class Benchmarks {
  private static final int SECONDS = Integer.getInteger("garuda.bench.seconds", 10);

  /** The figures of one scenario. */
  private record Row(Scenario scenario, Figures floor, Figures limit, Figures garuda) {
    String lines() {
      return line("floor", floor) + line("limit", limit) + line("garuda", garuda);
    }

    private String line(String server, Figures found) {
      return "| " + scenario.name() + " | " + server + " | "
          + found.cells(floor.cost(), limit.cost()) + " |\n";
    }
  }

  @Test
  void contractServerBesideFloorAndLimit() throws IOException {
    LoadGenerator load = LoadGenerator.find(SECONDS);
    List<Row> rows = new ArrayList<>();
    try (ServerProcess garuda = Cores.start(ContractServer.class, "--port", "0");
        ServerProcess floor = Cores.start(FloorServer.class);
        ServerProcess limit = Cores.start(LimitServer.class)) {
      for (Scenario scenario : Scenario.ALL) {
        Row row = new Row(
            scenario,
            load.run(scenario, floor),
            load.run(scenario, limit),
            load.run(scenario, garuda));
        if (!scenario.isWarmUp()) {
          rows.add(row);
        }
      }
    }
    String table = table(rows);
    System.out.println(table);
    Files.writeString(Path.of(System.getProperty("garuda.build.dir"), "bench.md"), table);
    assertThat(table).as("runs that failed").doesNotContain("failed");
  }

  private static String table(List<Row> rows) {
    return "Runs of " + SECONDS + " s; " + Cores.notice() + ".\n\n"
        + "| work | server | CPU s per million | p99 ms | lost | RSS KB per connection"
        + " | of floor | of limit | |\n|---|---|---|---|---|---|---|---|---|\n"
        + rows.stream().map(Row::lines).collect(Collectors.joining());
  }
}
