package io.garuda.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.command.Programs;
import io.garuda.contract.ContractServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Measures what a JSON answer costs through the whole pipeline, beside a plain servlet on the same
 * Tomcat, by {@code wrk}; writes {@code target/bench-http.md}.
 */
class HttpBenchmarks {
  private static final int SECONDS = Integer.getInteger("garuda.bench.seconds", 10);
  private static final int WARM_UPS = 4;
  private static final int ROUNDS = 3;
  private static final Pattern REQUESTS = Pattern.compile("(\\d+) requests in");

  @Test
  void jsonAnswerBesideAPlainServlet() throws IOException {
    String wrk = Programs.required("wrk");
    List<Double> floor = new ArrayList<>();
    List<Double> garuda = new ArrayList<>();
    try (ServerProcess ours = ServerProcess.start(ContractServer.class, "--port", "0");
        ServerProcess plain = ServerProcess.start(FloorServer.class)) {
      for (int round = -WARM_UPS; round < ROUNDS; round++) {
        double one = microseconds(wrk, plain);
        double other = microseconds(wrk, ours);
        if (round >= 0) {
          floor.add(one);
          garuda.add(other);
        }
      }
    }
    String table = table(median(floor), median(garuda));
    System.out.println(table);
    Files.writeString(Path.of(System.getProperty("garuda.build.dir"), "bench-http.md"), table);
    assertThat(median(garuda)).isPositive();
  }

  /** Will return the CPU time of the server for each request of one run. */
  private static double microseconds(String wrk, ServerProcess server) throws IOException {
    List<String> command = new ArrayList<>(Cores.pinned(1));
    command.addAll(List.of(wrk, "-t1", "-c16", "-d" + SECONDS + "s"));
    command.addAll(List.of("-H", "accept: application/json"));
    command.add("http://127.0.0.1:" + server.port() + "/api/hello");
    Duration before = server.cpu();
    Process load = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = String.join("\n", load.inputReader().lines().toList());
    Duration spent = server.cpu().minus(before);
    Matcher requests = REQUESTS.matcher(said);
    if (!requests.find() || said.contains("Non-2xx")) {
      throw new IllegalStateException("expected answers with 200, got: " + said);
    }
    return spent.toNanos() / 1000.0 / Long.parseLong(requests.group(1));
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  private static String table(double floor, double garuda) {
    return String.format(
        Locale.ROOT,
        "Median of %d runs of %d s; %s.%n%n| work | servlet, CPU us | Garuda, CPU us | of the servlet |%n"
            + "|---|---|---|---|%n| a JSON answer | %.0f | %.0f | %.2f |%n",
        ROUNDS,
        SECONDS,
        Cores.notice(),
        floor,
        garuda,
        garuda / floor);
  }
}
