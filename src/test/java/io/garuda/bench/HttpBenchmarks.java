package io.garuda.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.command.Programs;
import io.garuda.command.ServerProcess;
import io.garuda.contract.ContractServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
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
 * Measures what an answer costs through the whole pipeline, beside a plain servlet on the same
 * Tomcat, by {@code wrk}; writes {@code target/bench-http.md}.
 */
class HttpBenchmarks {
  private static final int SECONDS = Integer.getInteger("garuda.bench.seconds", 10);
  private static final int WARM_UPS = 4;
  private static final int ROUNDS = 3;
  private static final Pattern REQUESTS = Pattern.compile("(\\d+) requests in");

  private final String wrk = Programs.required("wrk");

  /** What is asked for; a page comes with the cookie of a browser that was here before. */
  private enum Work {
    JSON("a JSON answer", "/api/hello", "application/json"),
    PAGE("a page in its layout, of a session", "/", "text/html");

    private final String name;
    private final String path;
    private final String accept;

    Work(String name, String path, String accept) {
      this.name = name;
      this.path = path;
      this.accept = accept;
    }
  }

  @Test
  void answersBesideAPlainServlet() throws Exception {
    StringBuilder table = new StringBuilder(String.format(
        Locale.ROOT,
        "Median of %d runs of %d s; %s.%n%n| work | servlet, CPU us | Garuda, CPU us | of the servlet |%n"
            + "|---|---|---|---|%n",
        ROUNDS,
        SECONDS,
        Cores.notice()));
    try (ServerProcess ours = Cores.start(ContractServer.class, "--port", "0");
        ServerProcess plain = Cores.start(FloorServer.class)) {
      for (Work work : Work.values()) {
        table.append(row(work, plain, ours));
      }
    }
    System.out.println(table);
    Files.writeString(Path.of(System.getProperty("garuda.build.dir"), "bench-http.md"), table);
  }

  private String row(Work work, ServerProcess plain, ServerProcess ours) throws Exception {
    List<Double> floor = new ArrayList<>();
    List<Double> garuda = new ArrayList<>();
    String cookie = cookie(work, ours);
    for (int round = -WARM_UPS; round < ROUNDS; round++) {
      double one = microseconds(work, plain, cookie);
      double other = microseconds(work, ours, cookie);
      if (round >= 0) {
        floor.add(one);
        garuda.add(other);
      }
    }
    assertThat(median(floor)).isPositive();
    return String.format(
        Locale.ROOT,
        "| %s | %.0f | %.0f | %.2f |%n",
        work.name,
        median(floor),
        median(garuda),
        median(garuda) / median(floor));
  }

  private static String url(Work work, ServerProcess server) {
    return "http://127.0.0.1:" + server.port() + work.path;
  }

  private static String cookie(Work work, ServerProcess server) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(url(work, server)))
                .header("accept", work.accept)
                .build(),
            BodyHandlers.discarding())
        .headers()
        .firstValue("set-cookie")
        .map(set -> set.substring(0, set.indexOf(';')))
        .orElse("none=0");
  }

  /** Will return the CPU time of the server for each request of one run. */
  private double microseconds(Work work, ServerProcess server, String cookie) throws IOException {
    List<String> command = new ArrayList<>(Cores.pinned(1));
    command.addAll(List.of(wrk, "-t1", "-c16", "-d" + SECONDS + "s"));
    command.addAll(List.of("-H", "accept: " + work.accept, "-H", "cookie: " + cookie));
    command.add(url(work, server));
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
}
