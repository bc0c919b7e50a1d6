package io.garuda.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.garuda.channel.SocketConnection;
import io.garuda.socket.Frame;
import io.garuda.socket.Payload;
import io.garuda.socket.Transport;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/** The client's end of a connection: writes frames of version 2, and keeps what it is sent. */
final class TestClient implements Transport {
  private final int number;
  private final SocketConnection connection;
  private final Executor workers;
  private final TestUserCode userCode;
  private final Arrivals arrivals;
  private final AtomicInteger lastRef = new AtomicInteger();
  private final AtomicInteger channels = new AtomicInteger();
  private boolean gone;

  TestClient(
      int number,
      SocketConnection connection,
      Executor workers,
      TestUserCode userCode,
      Arrivals arrivals) {
    this.number = number;
    this.connection = connection;
    this.workers = workers;
    this.userCode = userCode;
    this.arrivals = arrivals;
  }

  int number() {
    return number;
  }

  Arrivals arrivals() {
    return arrivals;
  }

  SocketConnection connection() {
    return connection;
  }

  String nextRef() {
    return String.valueOf(lastRef.incrementAndGet());
  }

  /** Will send a message; one at a time, as a transport does. What a closed client says is lost. */
  synchronized void say(String joinRef, String ref, String topic, String event, Payload payload) {
    if (gone) {
      return;
    }
    userCode.as(this, () -> {
      if (payload.isBinary()) {
        connection.receive(binary(payload.bytes(), joinRef, ref, topic, event));
      } else {
        String head = Payload.json(List.of(joinRef, ref, topic, event)).json();
        connection.receive(head.substring(0, head.length() - 1) + "," + payload.json() + "]");
      }
    });
  }

  private static byte[] binary(byte[] data, String... fields) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(0);
    for (String field : fields) {
      int length = field.getBytes(UTF_8).length;
      if (length > 255) {
        throw new IllegalArgumentException(
            "expected at most 255 bytes beside a binary payload, got: \"" + field + "\"");
      }
      out.write(length);
    }
    for (String field : fields) {
      out.writeBytes(field.getBytes(UTF_8));
    }
    out.writeBytes(data);
    return out.toByteArray();
  }

  @Override
  public void send(Frame frame) {
    arrivals.add(Arrival.of(number, frame));
  }

  @Override
  public void close(int code, String reason) {
    arrivals.add(Arrival.close(number, code, reason));
    workers.execute(this::hangUp);
  }

  private void hangUp() {
    synchronized (this) {
      if (gone) {
        return;
      }
      gone = true;
    }
    connection.closed();
  }

  /** Will hang up, and wait until each channel has terminated. */
  void close() {
    hangUp();
    arrivals.await(
        "client " + number + " to be without channels after its close", () -> channels.get() == 0);
  }

  void channelMade() {
    channels.incrementAndGet();
  }

  void channelReleased() {
    channels.decrementAndGet();
    arrivals.changed();
  }

  void crashed(Throwable cause) {
    arrivals.add(Arrival.crash(number, cause));
  }
}
