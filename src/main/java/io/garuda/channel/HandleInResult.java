package io.garuda.channel;

import io.garuda.socket.Payload;

/** What {@link Channel#handleIn} answers: nothing, a reply, or the end of the channel. */
public sealed interface HandleInResult {
  /** Will name the result for telemetry: {@code noreply}, {@code stop}, or the status of the reply. */
  String told();

  record NoReply() implements HandleInResult {
    private static final NoReply INSTANCE = new NoReply();

    @Override
    public String told() {
      return "noreply";
    }
  }

  record Reply(String status, Payload response) implements HandleInResult {
    @Override
    public String told() {
      return status;
    }
  }

  /** Ends the channel; {@code last} is answered first. */
  record Stop(HandleInResult last) implements HandleInResult {
    @Override
    public String told() {
      return "stop";
    }
  }

  static HandleInResult noReply() {
    return NoReply.INSTANCE;
  }

  /** Will reply with status {@code ok}. */
  static HandleInResult reply(Payload response) {
    return new Reply("ok", response);
  }

  static HandleInResult reply(String status, Payload response) {
    return new Reply(status, response);
  }

  /** Will reply with status {@code error} and {@code {"reason": reason}}. */
  static HandleInResult error(String reason) {
    return new Reply("error", Payload.of("reason", reason));
  }

  static HandleInResult stop() {
    return new Stop(noReply());
  }

  /** Will reply with status {@code ok}, then end the channel. */
  static HandleInResult stop(Payload response) {
    return new Stop(reply(response));
  }
}
