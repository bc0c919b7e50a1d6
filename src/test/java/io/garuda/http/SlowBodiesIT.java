package io.garuda.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.garuda.contract.ContractExtension;
import io.garuda.contract.ContractServer;
import io.garuda.server.InstalledServer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that send slowly, stop, or leave; below {@code /small} a body is due within 2 s. */
@ExtendWith(ContractExtension.class)
class SlowBodiesIT {
  private static final String MULTIPART = "multipart/form-data; boundary=b";

  private final URI base;
  private final Optional<InstalledServer> server;

  SlowBodiesIT(URI base, Optional<InstalledServer> server) {
    this.base = base;
    this.server = server;
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/x-www-form-urlencoded", "application/json", MULTIPART})
  void aBodyOfAByteNowAndThenIsCut(String type) throws IOException {
    try (RawClient client = post(type)) {
      assertThat(client.trickle(50)).startsWith("HTTP/1.1 408");
    }
  }

  @Test
  void aFileOfAByteNowAndThenIsCut() throws IOException {
    try (RawClient client = post(MULTIPART)) {
      client.send("--b\r\nContent-Disposition: form-data; name=a; filename=f\r\n\r\n");
      assertThat(client.trickle(50)).startsWith("HTTP/1.1 408");
    }
  }

  /** As long as the server itself allows: by default 20 s on Tomcat, 30 s on Payara. */
  @Test
  void aBodyThatStopsIsCut() throws IOException {
    assumeTrue(
        InstalledServer.named().isEmpty(),
        "the server's own timeout cuts it, after 20 or 30 s: once is enough");
    try (ContractServer own = ContractServer.start(0)) {
      own.connector("connectionTimeout", "3000");
      isCut(own.base());
    }
  }

  private static void isCut(URI at) throws IOException {
    try (RawClient form = post(at, "application/x-www-form-urlencoded");
        RawClient file = post(at, MULTIPART)) {
      form.send("a=");
      file.send("--b\r\nContent-Disposition: form-data; name=a; filename=f\r\n\r\n");
      long begin = System.nanoTime();
      assertThat(form.statusLine()).startsWith("HTTP/1.1 408");
      assertThat(file.statusLine()).startsWith("HTTP/1.1 408");
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/x-www-form-urlencoded", MULTIPART})
  void aClientThatLeavesIsNobodysError(String type) throws IOException {
    List<String> errors = new ArrayList<>();
    Handler recorder = recorder(errors);
    Logger.getLogger("").addHandler(recorder);
    try {
      for (int i = 0; i < 3; i++) {
        try (RawClient client = post(type)) {
          client.send("--b\r\nContent-Disposition: form-data; name=a; filename=left\r\n\r\n");
        }
      }
      try (RawClient last = post(type)) {
        last.send("x".repeat(900)); // whole: the others have been noticed when this one is answered
        assertThat(last.statusLine()).startsWith("HTTP/1.1 ");
      }
    } finally {
      Logger.getLogger("").removeHandler(recorder);
    }
    assertThat(errors).isEmpty();
    server.ifPresent(
        installed -> assertThat(installed.log()).doesNotContain("BrokenBodyException"));
  }

  private RawClient post(String type) {
    return post(base, type);
  }

  private static RawClient post(URI at, String type) {
    return new RawClient(at)
        .head("POST", "/small/webhook", "Content-Type: " + type, "Content-Length: 900");
  }

  private static Handler recorder(List<String> errors) {
    return new Handler() {
      @Override
      public void publish(LogRecord entry) {
        if (entry.getLevel().intValue() >= Level.SEVERE.intValue()) {
          errors.add(entry.getLoggerName() + ": " + entry.getMessage());
        }
      }

      @Override
      public void flush() {
        // nothing is kept back
      }

      @Override
      public void close() {
        // nothing is open
      }
    };
  }
}
