package io.garuda.conn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BodyStreamTest {
  private static final BodyLimits LIMITS = new BodyLimits(100, Duration.ofSeconds(10), 2);

  private long seconds;

  @Test
  void aBodyWithinItsLimitsIsRead() throws IOException {
    assertThat(stream(bytes(100), 100).readAllBytes()).hasSize(100);
    assertThat(stream(bytes(100), -1).readAllBytes()).hasSize(100);
    assertThat(stream(bytes(1), -1).read()).isZero();
    assertThat(stream(bytes(0), -1).read()).isEqualTo(-1);
  }

  @Test
  void moreThanTheLimitIsRefusedBeforeItIsReadOrWhenItIs() {
    assertThatThrownBy(() -> stream(bytes(0), 101)).isInstanceOf(PayloadTooLargeException.class);
    assertThatThrownBy(() -> stream(bytes(101), -1).readAllBytes())
        .isInstanceOf(PayloadTooLargeException.class);
  }

  @Test
  void lessThanWasSaidIsBroken() {
    assertThatThrownBy(() -> stream(bytes(9), 10).readAllBytes())
        .isInstanceOf(BrokenBodyException.class)
        .hasMessageContaining("expected 10 bytes, got: 9");
  }

  @Test
  void aClientMustKeepItsRate() {
    InputStream slow = stream(bytes(50), -1);
    for (int i = 0; i < 20; i++) {
      seconds++;
      assertThat(read(slow)).isZero(); // 10 s, and half a second for each byte
    }
    seconds++;
    assertThatThrownBy(() -> read(slow)).isInstanceOf(RequestTimeoutException.class);
  }

  @Test
  void whatIsWholeIsNotTooLate() {
    InputStream late = stream(bytes(1), 1);
    seconds = 1_000;
    assertThat(read(late)).isZero();
  }

  @Test
  void whatTheSocketSaysIsFoundInWhatTheServerThrows() {
    IOException timeout = new IOException(new IOException(new SocketTimeoutException()));
    assertThatThrownBy(() -> read(stream(failing(timeout), -1)))
        .isInstanceOf(RequestTimeoutException.class);
    assertThatThrownBy(() -> read(stream(failing(new IOException("reset")), -1)))
        .isInstanceOf(BrokenBodyException.class)
        .hasMessageContaining("reset");
  }

  private BodyStream stream(InputStream in, long declared) {
    return new BodyStream(in, LIMITS, declared, () -> TimeUnit.SECONDS.toNanos(seconds));
  }

  private static int read(InputStream in) {
    try {
      return in.read();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static InputStream bytes(int count) {
    return new ByteArrayInputStream(new byte[count]);
  }

  private static InputStream failing(IOException e) {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        throw e;
      }

      @Override
      public int read(byte[] target, int offset, int length) throws IOException {
        throw e;
      }
    };
  }
}
