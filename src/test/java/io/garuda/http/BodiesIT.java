package io.garuda.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.contract.ContractExtension;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Bodies that are too large, too slow, or not what they say. */
@ExtendWith(ContractExtension.class)
class BodiesIT {
  private final URI base;

  BodiesIT(URI base) {
    this.base = base;
  }

  @Test
  void aBodyOfAByteNowAndThenIsCut() throws IOException {
    try (RawClient client = new RawClient(base)) {
      client.head(
          "POST",
          "/small/webhook",
          "Content-Type: application/x-www-form-urlencoded",
          "Content-Length: 900");
      assertThat(client.trickle(250, 200)).startsWith("HTTP/1.1 408");
    }
  }

  @Test
  void aBodyThatStopsIsCut() throws IOException {
    long begin = System.nanoTime();
    try (RawClient client = new RawClient(base)) {
      client
          .head(
              "POST",
              "/small/webhook",
              "Content-Type: application/x-www-form-urlencoded",
              "Content-Length: 900")
          .send("a=");
      assertThat(client.statusLine()).startsWith("HTTP/1.1 408");
    } finally {
      System.out.println("stall took " + (System.nanoTime() - begin) / 1_000_000);
    }
  }

  @Test
  void aClientThatGoesAwayIsNobodysError() throws IOException {
    try (RawClient client = new RawClient(base)) {
      client
          .head(
              "POST",
              "/small/webhook",
              "Content-Type: application/x-www-form-urlencoded",
              "Content-Length: 900")
          .send("a=");
    }
  }
}
