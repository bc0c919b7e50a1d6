package io.garuda.contract;

import io.garuda.channel.Channel;
import io.garuda.channel.HandleInResult;
import io.garuda.channel.JoinResult;
import io.garuda.channel.Socket;
import io.garuda.socket.Payload;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;

/** {@code admin:*}, beside the contract: a channel for one role, with an event for nobody. */
@Dependent
@RolesAllowed("admin")
public class AdminChannel implements Channel {
  @Override
  public JoinResult join(Payload params, Socket socket) {
    return JoinResult.joined();
  }

  @Override
  @DenyAll
  public HandleInResult handleIn(String event, Payload payload, Socket socket) {
    return HandleInResult.reply(payload);
  }
}
