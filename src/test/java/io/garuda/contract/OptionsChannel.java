package io.garuda.contract;

import io.garuda.channel.Channel;
import io.garuda.channel.HandleInResult;
import io.garuda.channel.JoinResult;
import io.garuda.channel.Socket;
import io.garuda.socket.Payload;
import jakarta.enterprise.context.Dependent;

/** Tells at join what its socket's connect saw; answers every event with its payload. */
@Dependent
public class OptionsChannel implements Channel {
  @Override
  public JoinResult join(Payload params, Socket socket) {
    return JoinResult.joined(socket.get(OptionsSocket.INFO));
  }

  @Override
  public HandleInResult handleIn(String event, Payload payload, Socket socket) {
    return HandleInResult.reply("ok", payload);
  }
}
