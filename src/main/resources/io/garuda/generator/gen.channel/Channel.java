package {{package}}.web;

import io.garuda.channel.Channel;
import io.garuda.channel.HandleInResult;
import io.garuda.channel.JoinResult;
import io.garuda.channel.On;
import io.garuda.channel.Socket;
import io.garuda.socket.Payload;
import jakarta.enterprise.context.Dependent;

/** One page on one topic {@code {{topic}}:*}. */
@Dependent
public class {{class}}Channel implements Channel {
  @Override
  public JoinResult join(Payload params, Socket socket) {
    return authorized(params) ? JoinResult.joined() : JoinResult.refused("unauthorized");
  }

  /** Answers with what was sent. */
  @On("ping")
  HandleInResult ping(Payload payload, Socket socket) {
    return HandleInResult.reply(payload);
  }

  /** Tells everybody on the topic what was sent, its sender too. */
  @On("shout")
  HandleInResult shout(Payload payload, Socket socket) {
    socket.broadcast("shout", payload);
    return HandleInResult.noReply();
  }

  /** Everybody may join; say here who may not. */
  private static boolean authorized(Payload params) {
    return true;
  }
}
