package io.garuda.contract;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.garuda.channel.Channel;
import io.garuda.channel.EndReason;
import io.garuda.channel.HandleInResult;
import io.garuda.channel.JoinResult;
import io.garuda.channel.Socket;
import io.garuda.channel.SocketRef;
import io.garuda.channel.UnhandledEventException;
import io.garuda.socket.Broadcast;
import io.garuda.socket.Payload;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** {@code conf:*}: one event for each thing that a channel can do. */
@Dependent
public class ConfChannel implements Channel {
  private final ContractEndpoint endpoint;
  private int count;

  @Inject
  public ConfChannel(ContractEndpoint endpoint) {
    this.endpoint = endpoint;
  }

  @Override
  public JoinResult join(Payload params, Socket socket) {
    return switch (socket.topic().subtopic()) {
      case "refused" -> JoinResult.refused("unauthorized");
      case "crash" -> throw new IllegalStateException("the client asked for a join that crashes");
      case "slow" -> {
        pause(1_000);
        yield JoinResult.joined();
      }
      case "announce" -> {
        socket.afterJoin(() -> announce(socket));
        yield JoinResult.joined();
      }
      default -> JoinResult.joined(Payload.raw("{\"params\":" + params.json() + "}"));
    };
  }

  private static void announce(Socket socket) {
    socket.push("joined", Payload.of("topic", socket.topic().name()));
    socket.broadcast("user_entered", Payload.of("user", user(socket)));
  }

  @Override
  public HandleInResult handleIn(String event, Payload payload, Socket socket) {
    return switch (event) {
      case "echo" -> HandleInResult.reply(payload);
      case "reply_error" -> HandleInResult.error("nope");
      case "status" -> HandleInResult.reply(text(payload, "status"), Payload.empty());
      case "noreply" -> HandleInResult.noReply();
      case "async" -> async(payload, socket.ref());
      case "count" -> count();
      case "crash" -> throw new IllegalStateException("the client asked for a crash");
      case "stop" -> HandleInResult.stop();
      case "stop_reply" -> HandleInResult.stop(Payload.of("bye", true));
      default -> send(event, payload, socket);
    };
  }

  /** The events that send something, to whomever. */
  private HandleInResult send(String event, Payload payload, Socket socket) {
    switch (event) {
      case "shout", "shout_binary" -> socket.broadcast(event, payload);
      case "shout_from" -> socket.broadcastFrom(event, payload);
      case "push_me" -> socket.push(text(payload, "event"), inner(payload));
      case "push_binary" -> socket.push("bin", Payload.binary(new byte[] {1, 2, 3, 4}));
      case "info" -> socket.send("info");
      case "tell" -> socket.broadcast("secret", payload);
      case "relay" -> {
        endpoint.broadcast(text(payload, "topic"), text(payload, "event"), inner(payload));
        return HandleInResult.reply(Payload.empty());
      }
      case "subscribe" -> {
        socket.subscribe(text(payload, "topic"));
        return HandleInResult.reply(Payload.empty());
      }
      default -> throw new UnhandledEventException(getClass(), event);
    }
    return HandleInResult.noReply();
  }

  private static HandleInResult async(Payload payload, SocketRef ref) {
    long delay = Long.parseLong(text(payload, "delay"));
    Payload value = payload.get("value").orElseThrow();
    CompletableFuture.delayedExecutor(delay, TimeUnit.MILLISECONDS)
        .execute(() -> ref.reply("ok", Payload.raw("{\"value\":" + value.json() + "}")));
    return HandleInResult.noReply();
  }

  /** Loses no increment only if nothing else runs on this channel meanwhile. */
  private HandleInResult count() {
    int before = count;
    pause(1);
    count = before + 1;
    return HandleInResult.reply(Payload.of("n", count));
  }

  @Override
  public Set<String> intercept() {
    return Set.of("secret");
  }

  @Override
  public void handleOut(String event, Payload payload, Socket socket) {
    ObjectNode told = payload.as(ObjectNode.class);
    told.put("for", user(socket));
    socket.push(event, Payload.json(told));
  }

  @Override
  public void handleInfo(Object message, Socket socket) {
    if (message instanceof Broadcast broadcast) {
      ObjectNode relayed = Payload.of("topic", broadcast.topic().name(), "event", broadcast.event())
          .as(ObjectNode.class);
      relayed.set("payload", broadcast.payload().as(ObjectNode.class));
      socket.push("relayed", Payload.json(relayed));
    } else {
      socket.push(String.valueOf(message), Payload.empty());
    }
  }

  @Override
  public void terminate(EndReason reason, Socket socket) {
    if (reason == EndReason.LEFT && socket.topic().subtopic().equals("announce")) {
      socket.push("you_left", Payload.of("message", "bye!"));
    }
  }

  private static String text(Payload payload, String name) {
    return payload
        .text(name)
        .orElseThrow(() -> new IllegalArgumentException(
            "expected a payload with \"" + name + "\", got: " + payload));
  }

  private static Payload inner(Payload payload) {
    return payload
        .get("payload")
        .orElseThrow(() ->
            new IllegalArgumentException("expected a payload with \"payload\", got: " + payload));
  }

  private static @Nullable String user(Socket socket) {
    return socket.find(ContractSocket.USER_ID).orElse(null);
  }

  /** Stands for work that takes its time. */
  private static void pause(long millis) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted at work", e);
    }
  }
}
