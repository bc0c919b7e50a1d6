package io.garuda.api;

import static io.garuda.api.ApiGuard.require;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.JsonNode;
import io.garuda.channel.SocketRuntime;
import io.garuda.channel.UnknownTopicException;
import io.garuda.conn.Conn;
import io.garuda.controller.UsePlug;
import io.garuda.param.InvalidParamsException;
import io.garuda.presence.Presence;
import io.garuda.presence.PresenceEntry;
import io.garuda.pubsub.OutOfReachException;
import io.garuda.pubsub.Published;
import io.garuda.pubsub.TopicPast;
import io.garuda.socket.Broadcast;
import io.garuda.socket.Cursor;
import io.garuda.socket.Payload;
import io.garuda.socket.Topic;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Publishes from any language: {@code r.scope("/api", s -> s.mount(PubSubApi.class))} mounts it at {@code
 * /api/pubsub}.
 *
 * <p>Each request shows an {@link ApiToken} as {@code Authorization: Bearer}; {@code openapi.json} alone needs
 * none. It needs no pipeline, and {@code Parsers} among the endpoint's plugs.
 */
@RequestScoped
@Path("pubsub")
@Produces("application/json")
@UsePlug(
    value = ApiGuard.class,
    actions = {"publish", "publishAll", "history", "presence", "disconnect"})
public class PubSubApi {
  /** So many messages a batch may have. */
  static final int MOST_MESSAGES = 1_000;

  private static final int MOST_PAST = 1_000;

  /** What became of a message; the error instead if the engine is out of reach. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Result(
      @Nullable Boolean repeated,
      @Nullable String cursor,
      @Nullable String error) {
    static Result of(Published published) {
      Cursor cursor = published.cursor();
      return new Result(published.repeated(), cursor == null ? null : cursor.toString(), null);
    }
  }

  record Batch(@Nullable List<@Nullable NewMessage> messages) {}

  record Results(List<Result> messages) {}

  record OldMessage(String event, @JsonRawValue String payload, String cursor) {
    static OldMessage of(Broadcast message) {
      return new OldMessage(
          message.event(),
          message.payload().isBinary() ? "null" : message.payload().json(),
          message.cursor().map(Cursor::toString).orElse(""));
    }
  }

  /** What a topic kept; complete if nothing is missing between what was asked for and now. */
  record Past(String cursor, boolean complete, List<OldMessage> messages) {}

  record Done(String id) {}

  @Inject
  private Conn conn;

  @Inject
  private SocketRuntime sockets;

  @Inject
  @Any
  private Instance<Presence> presences;

  @SuppressWarnings("NullAway.Init") // CDI sets the fields
  protected PubSubApi() {}

  /** Will publish one message; with a key once. */
  @POST
  @Path("topics/{topic}/messages")
  @Consumes("application/json")
  public CompletionStage<Object> publish(
      @PathParam("topic") String topic,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      NewMessage sent) {
    NewMessage message = sent.with(topic, key == null ? null : unquoted(key));
    check(Map.of("", message));
    return publish(message).thenApply(Result::of);
  }

  private CompletionStage<Published> publish(NewMessage message) {
    return sockets.pubSub().publish(message.broadcast(), message.key());
  }

  /** The header is a string of RFC 8941, in quotes; many send it without. */
  private static String unquoted(String key) {
    boolean quoted = key.length() >= 2 && key.startsWith("\"") && key.endsWith("\"");
    return quoted ? key.substring(1, key.length() - 1).replaceAll("\\\\(.)", "$1") : key;
  }

  /** All of it is looked at before any is published. */
  private void check(Map<String, NewMessage> messages) {
    List<String> grants = conn.get(ApiToken.KEY).publish();
    messages
        .values()
        .forEach(message -> require(conn, "to publish there", grants, message.requireTopic()));
    Map<String, List<String>> errors = new LinkedHashMap<>();
    messages.forEach((in, message) -> message.check(in, sockets, errors));
    if (!errors.isEmpty()) {
      throw new InvalidParamsException(errors);
    }
  }

  /** Will publish messages one after the other; none if there is anything wrong with one. */
  @POST
  @Path("messages")
  @Consumes("application/json")
  public CompletionStage<Object> publishAll(Batch batch) {
    List<@Nullable NewMessage> sent = batch.messages() == null ? List.of() : batch.messages();
    if (sent.isEmpty() || sent.size() > MOST_MESSAGES || sent.contains(null)) {
      throw new InvalidParamsException(
          Map.of("messages", List.of("must have 1 to " + MOST_MESSAGES + " messages")));
    }
    Map<String, NewMessage> messages = new LinkedHashMap<>();
    for (NewMessage message : sent) {
      if (message != null) {
        messages.put("messages[" + messages.size() + "].", message);
      }
    }
    check(messages);
    List<Result> results = new ArrayList<>();
    CompletionStage<?> published = CompletableFuture.completedFuture(null);
    for (NewMessage message : messages.values()) {
      published = published
          .thenCompose(before -> publish(message).handle(PubSubApi::result))
          .thenAccept(results::add);
    }
    return published.thenApply(all -> new Results(results));
  }

  private static Result result(@Nullable Published published, @Nullable Throwable e) {
    if (published != null) {
      return Result.of(published);
    }
    Throwable cause = e instanceof CompletionException wrapper ? wrapper.getCause() : e;
    if (cause instanceof OutOfReachException) {
      return new Result(null, null, "unavailable");
    }
    throw new CompletionException(cause);
  }

  /** Will tell the newest messages of a topic, after a cursor if there is one. */
  @GET
  @Path("topics/{topic}/history")
  public CompletionStage<Object> history(
      @PathParam("topic") String topic,
      @QueryParam("limit") @DefaultValue("100") String limit,
      @QueryParam("after") @Nullable String after) {
    require(conn, "for the history", conn.get(ApiToken.KEY).history(), topic);
    requireChannel(topic);
    if (sockets.pubSub().history(topic).isEmpty()) {
      throw new UnknownTopicException("topic", "keeps no history");
    }
    int most = limit.matches("\\d{1,4}") ? Integer.parseInt(limit) : 0;
    if (most < 1 || most > MOST_PAST) {
      throw new InvalidParamsException(
          Map.of("limit", List.of("must be a number from 1 to " + MOST_PAST)));
    }
    Optional<Cursor> cursor = after == null ? Optional.empty() : Cursor.parse(after);
    if (after != null && cursor.isEmpty()) {
      throw new InvalidParamsException(Map.of("after", List.of("must be a cursor")));
    }
    long offset = cursor.map(Cursor::offset).orElse(0L);
    return sockets.pubSub().past(topic, 0, most).thenApply(past -> past(past, cursor, offset));
  }

  /** A cursor of another epoch has nothing behind it: all is told, which is not all there was. */
  private static Past past(TopicPast past, Optional<Cursor> after, long offset) {
    boolean same =
        after.map(cursor -> cursor.epoch().equals(past.newest().epoch())).orElse(true);
    List<Broadcast> found = past.messages().stream()
        .filter(message -> !same || message.cursor().map(Cursor::offset).orElse(0L) > offset)
        .toList();
    long missed = past.newest().offset() - offset; // below 0 if that was never given away
    return new Past(
        past.newest().toString(),
        same && found.size() == missed,
        found.stream().map(OldMessage::of).toList());
  }

  private void requireChannel(String topic) {
    if (sockets.limits(topic).isEmpty()) {
      throw new UnknownTopicException("topic", "has no channel");
    }
  }

  /** Will tell who is on a topic, as clients are told by {@code presence_state}. */
  @GET
  @Path("topics/{topic}/presence")
  public Map<String, PresenceEntry> presence(@PathParam("topic") String topic) {
    require(conn, "for the presence", conn.get(ApiToken.KEY).presence(), topic);
    requireChannel(topic);
    Map<String, PresenceEntry> all = new LinkedHashMap<>();
    for (Presence each : presences) {
      each.list(topic).forEach(all::putIfAbsent);
    }
    return all;
  }

  /** Will close the sockets of an id, at all nodes. */
  @POST
  @Path("sockets/{id}/disconnect")
  public Done disconnect(@PathParam("id") String id) {
    require(conn, "to disconnect it", conn.get(ApiToken.KEY).disconnect(), id);
    Broadcast disconnect = new Broadcast(Topic.of(id), "disconnect", Payload.empty());
    sockets.pubSub().broadcast(disconnect, null);
    return new Done(id);
  }

  /** Will describe all this, by OpenAPI 3.0; the server is where the document was asked for. */
  @GET
  @Path("openapi.json")
  public JsonNode document() {
    String below = conn.scriptName() + conn.rawPath().replaceFirst("/openapi\\.json$", "");
    return OpenApi.at(conn.path(below));
  }
}
