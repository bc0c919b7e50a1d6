package io.garuda.guide;

import io.garuda.channel.Channel;
import io.garuda.channel.JoinResult;
import io.garuda.channel.Socket;
import io.garuda.socket.Payload;
import jakarta.enterprise.context.Dependent;

/** Tells each client what is broadcast on its topic. */
@Dependent
public class NewsChannel implements Channel {
  @Override
  public JoinResult join(Payload params, Socket socket) {
    return JoinResult.joined();
  }
}
