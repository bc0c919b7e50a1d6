package hello;

import io.garuda.channel.Channel;
import io.garuda.channel.HandleInResult;
import io.garuda.channel.JoinResult;
import io.garuda.channel.Socket;
import io.garuda.socket.Payload;
import jakarta.enterprise.context.Dependent;

@Dependent
public class HelloChannel implements Channel {
  @Override
  public JoinResult join(Payload params, Socket socket) {
    return JoinResult.joined();
  }

  @Override
  public HandleInResult handleIn(String event, Payload payload, Socket socket) {
    return HandleInResult.reply(payload);
  }
}
