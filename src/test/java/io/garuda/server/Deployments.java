package io.garuda.server;

import io.garuda.contract.ContractWar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** What is deployed on each server, and waiting until it answers. */
final class Deployments {
  private static final Duration DEADLINE = Duration.ofMinutes(2);

  private Deployments() {}

  /** Will write the contract's application to a temporary file. */
  static Path contract() {
    try {
      Path war = Files.createTempDirectory("contract").resolve("contract.war");
      ContractWar.zip(war);
      return war;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Will wait until a path is answered with 200. */
  static void awaitAnswer(URI address, String path, Supplier<String> log) {
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest request = HttpRequest.newBuilder(address.resolve(path))
        .timeout(Duration.ofSeconds(20))
        .build();
    String last = "nothing";
    for (long end = System.nanoTime() + DEADLINE.toNanos(); System.nanoTime() < end; ) {
      try {
        int status =
            client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        if (status == 200) {
          return;
        }
        last = "status " + status;
      } catch (IOException e) {
        last = e.toString();
      } catch (InterruptedException e) {
        throw new AssertionError("interrupted", e);
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
    }
    throw new AssertionError("expected an answer at " + path + ", got: " + last + "\n" + log.get());
  }

  static String tail(Path log) {
    try {
      String text = Files.readString(log, StandardCharsets.UTF_8);
      return text.substring(Math.max(0, text.length() - 20_000));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
