package io.garuda.channel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.garuda.pubsub.PubSub;
import io.garuda.pubsub.TopicPast;
import io.garuda.socket.Broadcast;
import io.garuda.socket.Cursor;
import io.garuda.socket.MalformedPayloadException;
import io.garuda.socket.Payload;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a client that joins a topic with a history gets of its past.
 *
 * <p>Join params: {@code cursor} asks for all messages after it, {@code rewind} for the last so many; the
 * first counts. The reply has {@code cursor}, the newest, and if it was asked {@code recovered}; if that is
 * false, a {@code reason}: {@code epoch} (the history was lost), {@code trimmed}, {@code too_much} (more than
 * may wait for a client), {@code malformed}, {@code unavailable}.
 */
final class Resumed {
  private static final System.Logger LOG = System.getLogger(Resumed.class.getName());
  private static final long ENVELOPE = 100; // topic, event and cursor of a message, about
  private static final long PATIENCE_SECONDS = 5;
  private static final Resumed NOTHING = new Resumed(null, null, null, List.of());

  private final @Nullable Cursor newest;
  private final @Nullable Boolean recovered;
  private final @Nullable String reason;
  private final List<Broadcast> missed;
  private volatile boolean epochEnded;

  private Resumed(
      @Nullable Cursor newest,
      @Nullable Boolean recovered,
      @Nullable String reason,
      List<Broadcast> missed) {
    this.newest = newest;
    this.recovered = recovered;
    this.reason = reason;
    this.missed = missed;
  }

  /**
   * Will look it up, on the mailbox, once the topic is subscribed.
   *
   * @param most how many bytes may be sent at once
   */
  static Resumed of(PubSub pubSub, String topic, Payload params, int most) {
    if (pubSub.history(topic).isEmpty()) {
      return NOTHING;
    }
    Optional<String> text = params.text("cursor");
    Optional<Cursor> cursor = text.flatMap(Cursor::parse);
    int rewind = rewind(params);
    boolean rewinds = text.isEmpty() && rewind > 0;
    try {
      TopicPast past = pubSub
          .past(
              topic,
              rewinds ? 0 : cursor.map(Cursor::offset).orElse(Long.MAX_VALUE),
              rewinds ? rewind : Integer.MAX_VALUE)
          .toCompletableFuture()
          .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (text.isEmpty() && !rewinds) {
        return new Resumed(past.newest(), null, null, List.of());
      }
      return answer(past, rewinds, cursor.orElse(null), most);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      LOG.log(Level.WARNING, "the history of \"" + topic + "\" is out of reach", e);
    }
    return text.isEmpty() && !rewinds
        ? NOTHING
        : new Resumed(null, false, "unavailable", List.of());
  }

  private static int rewind(Payload params) {
    try {
      return params.get("rewind").map(number -> number.as(Integer.class)).orElse(0);
    } catch (MalformedPayloadException e) {
      LOG.log(Level.DEBUG, "no number of messages to rewind", e);
      return 0;
    }
  }

  private static Resumed answer(
      TopicPast past, boolean rewinds, @Nullable Cursor cursor, int most) {
    Cursor newest = past.newest();
    List<Broadcast> missed = past.messages();
    String reason = null;
    if (!rewinds && cursor == null) {
      reason = "malformed";
    } else if (cursor != null
        && (!cursor.epoch().equals(newest.epoch()) || cursor.offset() > newest.offset())) {
      reason = "epoch";
    } else if (cursor != null && missed.size() < newest.offset() - cursor.offset()) {
      reason = "trimmed";
    } else if (bytes(missed) > most) {
      reason = "too_much";
    }
    return reason == null
        ? new Resumed(newest, true, null, missed)
        : new Resumed(newest, false, reason, List.of());
  }

  private static long bytes(List<Broadcast> messages) {
    return messages.stream()
        .mapToLong(message -> message.payload().size() + ENVELOPE)
        .sum();
  }

  /** Will add to what the channel answered, if that is an object. */
  Payload reply(Payload response) {
    if ((newest == null && recovered == null)
        || response.isBinary()
        || !(response.as(JsonNode.class) instanceof ObjectNode answer)) {
      return response;
    }
    if (newest != null) {
      answer.put("cursor", newest.toString());
    }
    if (recovered != null) {
      answer.put("recovered", recovered);
    }
    if (reason != null) {
      answer.put("reason", reason);
    }
    return Payload.json(answer);
  }

  /** Will deliver what was missed, in order. */
  void deliver(Consumer<Broadcast> to) {
    missed.forEach(to);
  }

  /**
   * Whether it was looked up, or is older; asked of what came meanwhile, in its order.
   *
   * <p>What is of another epoch came before this one, until one begins.
   */
  boolean has(Broadcast broadcast) {
    Cursor known = newest;
    Cursor cursor = broadcast.cursor().orElse(null);
    if (known == null || cursor == null) {
      return false;
    }
    if (cursor.epoch().equals(known.epoch())) {
      return cursor.offset() <= known.offset();
    }
    epochEnded |= cursor.offset() == 1;
    return !epochEnded;
  }
}
