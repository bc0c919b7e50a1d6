package io.garuda.protocol;

import io.garuda.wire.ClientFrame;
import io.garuda.wire.Handshake;
import io.garuda.wire.HttpAnswer;
import io.garuda.wire.Opcode;
import io.garuda.wire.RawWebSocketClient;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One client of a row: its connection, and what it sends. */
final class Party implements AutoCloseable {
  private final RawWebSocketClient client;
  private @Nullable Handshake handshake;
  private @Nullable HttpAnswer answer;
  private byte[] last = new byte[0];
  private boolean head;
  private boolean said;

  private Party(RawWebSocketClient client) {
    this.client = client;
  }

  /** Will connect, and send the request that the step is; a {@code TCP} step sends none. */
  static Party begin(URI base, Step step, Names names) {
    int receiveBuffer = step.rest().endsWith(" slow") ? 32 * 1024 : 0;
    Party party = new Party(RawWebSocketClient.connect(base, receiveBuffer, Optional.empty()));
    if (!step.verb().equals("TCP")) {
      party.request(base, step, names);
    }
    return party;
  }

  /** Will send a request on the connection; {@code WS} is one for an upgrade. */
  void request(URI base, Step step, Names names) {
    String path = names.in(step.rest().replaceFirst(" slow$", ""));
    answer = null;
    head = step.verb().equals("HEAD");
    if (step.verb().equals("WS")) {
      Handshake upgrade = new Handshake(base, path);
      for (String line : step.below()) {
        String[] header = names.in(line).split(": ?", 2);
        upgrade.header(header[0], header[1].isEmpty() ? null : header[1]);
      }
      handshake = upgrade;
      client.offer(upgrade.request());
      return;
    }
    handshake = null;
    last = HttpText.request(base, step.verb(), path, step.below(), names);
    client.offer(last);
  }

  /** Will send the last request again. */
  void repeat() {
    answer = null;
    client.offer(last);
  }

  RawWebSocketClient client() {
    return client;
  }

  /** Will read the next answer. */
  HttpAnswer nextAnswer() {
    HttpAnswer next = client.readAnswer(head);
    if (handshake != null) {
      handshake.checkAccepted(next);
    }
    answer = next;
    return next;
  }

  /** Will return the answer that was read last. */
  HttpAnswer answer() {
    return Objects.requireNonNull(answer, "expected an answer that was read");
  }

  /** Will see that an upgrade was accepted before frames are sent or read. */
  void beUpgraded() {
    if (handshake != null && answer == null && nextAnswer().status() != 101) {
      throw new AssertionError("expected status 101, got: " + answer().status());
    }
  }

  /** Whether it has sent a close frame. */
  boolean saidClose() {
    return said;
  }

  /** Will answer a close frame. */
  void echoClose(int code) {
    said = true;
    client.offer(
        code == 1005 ? ClientFrame.of(Opcode.CLOSE, new byte[0]) : ClientFrame.close(code, ""));
  }

  /** Will send what is written behind an arrow. */
  void send(String written) {
    if (written.startsWith("[") || written.startsWith("{")) {
      beUpgraded();
      client.offer(ClientFrame.text(written));
      return;
    }
    String kind = written.split(" ", 2)[0];
    String rest = written.substring(kind.length()).strip();
    FrameOptions options = new FrameOptions();
    while (rest.matches("[a-z]+=.*")) {
      String[] words = rest.split(" ", 2);
      options.set(words[0]);
      rest = words.length < 2 ? "" : words[1].strip();
    }
    byte[] bytes = Bytes.of(rest);
    if (!kind.equals("raw")) {
      beUpgraded();
      bytes = options.frame(kind, bytes).bytes();
      said |= kind.equals("close");
    }
    pace(bytes, options);
  }

  /** Will write in pieces if so wished; what the server says meanwhile ends it. */
  private void pace(byte[] bytes, FrameOptions options) {
    int size = options.pieces() > 0 ? options.pieces() : Math.max(1, bytes.length);
    for (int at = 0; at < bytes.length; at += size) {
      if (!client.offer(Arrays.copyOfRange(bytes, at, Math.min(at + size, bytes.length)))) {
        return;
      }
      if (options.pause().toMillis() > 0 && client.hasMore(options.pause())) {
        return;
      }
    }
  }

  static Duration duration(String written) {
    String unit = written.replaceAll("\\d", "").toLowerCase(Locale.ROOT);
    long count = Long.parseLong(written.replaceAll("\\D", ""));
    return Objects.equals(unit, "s") ? Duration.ofSeconds(count) : Duration.ofMillis(count);
  }

  @Override
  public void close() {
    client.close();
  }
}
