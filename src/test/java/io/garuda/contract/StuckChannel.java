package io.garuda.contract;

import io.garuda.channel.Channel;
import io.garuda.channel.HandleInResult;
import io.garuda.channel.JoinResult;
import io.garuda.channel.Socket;
import io.garuda.channel.UnhandledEventException;
import io.garuda.socket.Payload;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** {@code stuck:join} does not return from its join, the others not from {@code block}. */
@Dependent
public class StuckChannel implements Channel {
  private final StuckCalls calls;

  @Inject
  public StuckChannel(StuckCalls calls) {
    this.calls = calls;
  }

  @Override
  public JoinResult join(Payload params, Socket socket) {
    if (socket.topic().subtopic().equals("join")) {
      calls.block();
    }
    return JoinResult.joined();
  }

  @Override
  public HandleInResult handleIn(String event, Payload payload, Socket socket) {
    switch (event) {
      case "echo" -> {}
      case "block" -> calls.block();
      default -> throw new UnhandledEventException(getClass(), event);
    }
    return HandleInResult.reply(payload);
  }
}
