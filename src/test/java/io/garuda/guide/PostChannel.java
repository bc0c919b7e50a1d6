package io.garuda.guide;

import static io.garuda.guide.ReaderSocket.READER;

import io.garuda.assigns.Key;
import io.garuda.channel.Channel;
import io.garuda.channel.EndReason;
import io.garuda.channel.HandleInResult;
import io.garuda.channel.JoinResult;
import io.garuda.channel.On;
import io.garuda.channel.Socket;
import io.garuda.channel.SocketRef;
import io.garuda.guide.blog.Posts;
import io.garuda.socket.Broadcast;
import io.garuda.socket.Payload;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** A reader of one post: comments come and go. */
@Dependent
public class PostChannel implements Channel {
  static final Key<String> MUTED = Key.of("muted", String.class);

  private final Posts posts;
  private final ReaderPresence presence;
  private final Translator translator;

  @Inject
  PostChannel(Posts posts, ReaderPresence presence, Translator translator) {
    this.posts = posts;
    this.presence = presence;
    this.translator = translator;
  }

  @Override
  public JoinResult join(Payload params, Socket socket) {
    return posts
        .find(idOf(socket))
        .map(post -> {
          params.text("muted").ifPresent(name -> socket.assign(MUTED, name));
          socket.afterJoin(() -> enter(socket));
          return JoinResult.joined(Payload.of("title", post.title()));
        })
        .orElseGet(() -> JoinResult.refused("no such post"));
  }

  /** Topics are what clients say: anything may stand behind the colon. */
  private static long idOf(Socket socket) {
    String id = socket.topic().subtopic();
    return id.matches("\\d{1,18}") ? Long.parseLong(id) : 0;
  }

  private void enter(Socket socket) {
    presence.track(socket, socket.get(READER), Map.of("device", "web"));
    socket.push("presence_state", Payload.json(presence.list(socket)));
    socket.subscribe("news:all");
    socket.sendAfter(new Idle(), Duration.ofMinutes(10));
  }

  record Comment(@NotBlank @Size(max = 500) String body) {}

  @On("comment")
  void comment(Comment comment, Socket socket) {
    socket.broadcast("comment", Payload.of("by", socket.get(READER), "body", comment.body()));
  }

  record Question(String text, String language) {}

  @On("translate")
  HandleInResult translate(Question question, Socket socket) {
    SocketRef ref = socket.ref();
    translator
        .translate(question.text(), question.language())
        .thenAccept(text -> ref.reply("ok", Payload.of("text", text)));
    return HandleInResult.noReply();
  }

  @Override
  public Set<String> intercept() {
    return Set.of("comment");
  }

  @Override
  public void handleOut(String event, Payload comment, Socket socket) {
    if (!comment.text("by").equals(socket.find(MUTED))) {
      socket.push(event, comment);
    }
  }

  record Idle() {}

  @Override
  public void handleInfo(Object message, Socket socket) {
    if (message instanceof Broadcast news) {
      socket.push("news", news.payload());
    } else if (message instanceof Idle) {
      socket.push("still_there", Payload.empty());
    }
  }

  @Override
  public void terminate(EndReason reason, Socket socket) {
    translator.forget(socket.get(READER));
  }
}
