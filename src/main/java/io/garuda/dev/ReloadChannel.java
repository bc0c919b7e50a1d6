package io.garuda.dev;

import io.garuda.channel.Channel;
import io.garuda.channel.JoinResult;
import io.garuda.channel.Logged;
import io.garuda.channel.Socket;
import io.garuda.socket.Payload;
import jakarta.enterprise.context.Dependent;
import java.lang.System.Logger.Level;

/** Tells a page in which run of the application it joined: in another one, it is out of date. */
@Dependent
@Logged(join = Level.OFF, handleIn = Level.OFF)
public class ReloadChannel implements Channel {
  @Override
  public JoinResult join(Payload params, Socket socket) {
    return JoinResult.joined(Payload.of("run", Reload.RUN));
  }
}
