package io.garuda.contract;

import io.garuda.assigns.Key;
import io.garuda.conn.Conn;
import io.garuda.controller.ActionFallback;
import io.garuda.controller.ByFormat;
import io.garuda.controller.Download;
import io.garuda.controller.Fallback;
import io.garuda.controller.Redirect;
import io.garuda.controller.UsePlug;
import io.garuda.outbox.Outbox;
import io.garuda.plug.Plug;
import io.garuda.socket.Payload;
import io.garuda.view.View;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** Beside the contract: all that actions may be asked, and answer. */
@RequestScoped
@ActionFallback(ActionsController.Refusals.class)
@UsePlug(value = ActionsController.Guard.class, actions = "guarded")
public class ActionsController {
  static final Key<String> GUARD = Key.of("guard", String.class);

  @Inject
  Conn conn;

  @Inject
  Words words;

  @Inject
  Outbox outbox;

  record Address(@NotBlank String street) {}

  record Signup(@NotBlank @Size(max = 5) String name, @Valid List<Address> addresses) {}

  record Refusal(String reason) {}

  /** Answers for actions that refuse. */
  public static final class Refusals implements Fallback<Refusal> {
    @Override
    public Object answer(Refusal refusal, Conn conn) {
      conn.putStatus(409);
      return Map.of("refused", refusal.reason());
    }
  }

  /** Lets in who says the word. */
  public static final class Guard implements Plug {
    @Override
    public void call(Conn conn) {
      conn.assign(GUARD, "seen");
      if (conn.queryParams().get("word").isEmpty()) {
        conn.respond(401, "text/plain", "the word?");
      }
    }
  }

  /** Marks the answer. */
  public static final class Mark implements Plug {
    @Override
    public void call(Conn conn) {
      conn.putHeader("x-mark", conn.find(GUARD).orElse("none"));
    }
  }

  public String form(
      @FormParam("name") @NotBlank @Size(max = 5) String name,
      @QueryParam("age") @Min(18) int age) {
    return name + " " + age;
  }

  public Signup json(@Valid Signup signup) {
    return signup;
  }

  @Size(max = 3)
  public String wrongResult() {
    return "too long";
  }

  public ByFormat byFormat() {
    return ByFormat.html(() -> View.text("<b>")).json(() -> Map.of("a", 1));
  }

  public Redirect elsewhere() {
    return Redirect.external(URI.create("https://example.com/a?b=c")).status(303);
  }

  public Object refused(@QueryParam("ok") boolean ok) {
    return ok ? Map.of("ok", true) : new Refusal("full");
  }

  @UsePlug(Mark.class)
  public String guarded() {
    return "in";
  }

  @UsePlug(Mark.class)
  public String marked() {
    return "marked";
  }

  public Download file(@QueryParam("inline") boolean inline) throws IOException {
    Path file = Files.createTempFile("contract", ".txt");
    file.toFile().deleteOnExit();
    Files.writeString(file, "0123456789");
    Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(1_000_000_000)));
    Download download = Download.file(file).filename("ten.txt");
    return inline ? download.inline() : download;
  }

  public Download bytes(@QueryParam("name") String name) {
    return Download.bytes("bytes".getBytes(StandardCharsets.UTF_8), name);
  }

  public CompletionStage<Map<String, String>> later(@QueryParam("fail") boolean fail) {
    return CompletableFuture.supplyAsync(
        () -> {
          if (fail) {
            throw new TeapotException();
          }
          return Map.of("later", "yes");
        },
        CompletableFuture.delayedExecutor(20, TimeUnit.MILLISECONDS));
  }

  public void suspended(@Suspended AsyncResponse answer, @QueryParam("how") String how) {
    answer.setTimeout(200, TimeUnit.MILLISECONDS);
    CompletableFuture.delayedExecutor(20, TimeUnit.MILLISECONDS).execute(() -> {
      switch (how) {
        case "ok" -> answer.resume("resumed");
        case "view" -> answer.resume(View.text("a view"));
        case "error" -> answer.resume(new TeapotException());
        default -> {} // never: the timeout answers
      }
    });
  }

  public StreamingOutput stream(@QueryParam("cut") boolean cut) {
    return out -> {
      for (int i = 0; i < 1000; i++) {
        out.write("a line of forty characters and a newline\n".getBytes(StandardCharsets.UTF_8));
      }
      out.flush();
      if (cut) {
        throw new IllegalStateException("the client asked for half an answer");
      }
      out.write("end\n".getBytes(StandardCharsets.UTF_8));
    };
  }

  public CompletionStage<StreamingOutput> streamLater() {
    return CompletableFuture.supplyAsync(
        () -> stream(true), CompletableFuture.delayedExecutor(20, TimeUnit.MILLISECONDS));
  }

  public Response unchanged() {
    return Response.notModified("tag").build();
  }

  public Map<String, Integer> count(@PathParam("list") String list) {
    words.create();
    return Map.of("count", words.count(list));
  }

  @Transactional
  public Map<String, Integer> add(
      @PathParam("list") String list, @QueryParam("fail") boolean fail) {
    words.add(list, "word");
    if (fail) {
      throw new TeapotException();
    }
    return Map.of("count", words.count(list));
  }

  record Announcement(String topic, int number, boolean fail) {}

  /** Adds a word to the topic's, and tells who is on it. */
  @Transactional
  public Announcement announce(Announcement announcement) {
    words.add(announcement.topic(), Integer.toString(announcement.number()));
    outbox.broadcast(
        announcement.topic(), "announced", Payload.of("number", announcement.number()));
    if (announcement.fail()) {
      throw new TeapotException();
    }
    return announcement;
  }
}
