package io.garuda.contract;

import io.garuda.assigns.Key;
import io.garuda.channel.Channel;
import io.garuda.channel.HandleInResult;
import io.garuda.channel.JoinResult;
import io.garuda.channel.Socket;
import io.garuda.channel.UnhandledEventException;
import io.garuda.socket.Payload;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;

/** {@code presence:*}: tracks its user after the join. */
@Dependent
public class PresenceChannel implements Channel {
  private static final Key<String> USER_ID = Key.of("presence_user_id", String.class);

  private final ContractPresence presence;

  @Inject
  public PresenceChannel(ContractPresence presence) {
    this.presence = presence;
  }

  @Override
  public JoinResult join(Payload params, Socket socket) {
    Optional<String> userId = params.text("user_id");
    if (userId.isEmpty()) {
      return JoinResult.refused("user_id required");
    }
    socket.assign(USER_ID, userId.get());
    socket.afterJoin(() -> track(socket));
    return JoinResult.joined();
  }

  private void track(Socket socket) {
    String now = Long.toString(System.currentTimeMillis() / 1_000);
    presence.track(socket, socket.get(USER_ID), Map.of("online_at", now));
    socket.push("presence_state", Payload.json(presence.list(socket)));
  }

  @Override
  public HandleInResult handleIn(String event, Payload payload, Socket socket) {
    String userId = socket.get(USER_ID);
    switch (event) {
      case "update" ->
        presence.update(
            socket, userId, meta -> meta.put("status", payload.text("status").orElse("")));
      case "untrack" -> presence.untrack(socket, userId);
      default -> throw new UnhandledEventException(getClass(), event);
    }
    return HandleInResult.reply(Payload.empty());
  }
}
