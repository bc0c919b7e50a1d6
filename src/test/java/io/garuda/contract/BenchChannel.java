package io.garuda.contract;

import io.garuda.channel.Channel;
import io.garuda.channel.HandleInResult;
import io.garuda.channel.JoinResult;
import io.garuda.channel.Socket;
import io.garuda.channel.UnhandledEventException;
import io.garuda.socket.Payload;
import jakarta.enterprise.context.Dependent;

/** {@code bench:*}: what load tools need, and nothing else. */
@Dependent
public class BenchChannel implements Channel {
  @Override
  public JoinResult join(Payload params, Socket socket) {
    return JoinResult.joined();
  }

  @Override
  public HandleInResult handleIn(String event, Payload payload, Socket socket) {
    return switch (event) {
      case "echo" -> HandleInResult.reply(payload);
      case "shout" -> {
        socket.broadcast("shout", payload);
        yield HandleInResult.noReply();
      }
      default -> throw new UnhandledEventException(getClass(), event);
    };
  }
}
