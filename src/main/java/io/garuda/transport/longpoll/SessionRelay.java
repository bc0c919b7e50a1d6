package io.garuda.transport.longpoll;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.garuda.channel.SocketRuntime;
import io.garuda.pubsub.NodeListener;
import io.garuda.pubsub.PubSub;
import io.garuda.transport.longpoll.RelayMessage.Kind;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Lets a client poll at any node: what comes for a session of another node is asked there.
 *
 * <p>A node that does not say within 2 s that it has the session counts as gone, as in Phoenix ({@code
 * pubsub_timeout_ms}). Messages whose client left its poll go back to the session.
 */
final class SessionRelay implements NodeListener {
  private static final String TOPIC = "longpoll";
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** A request here whose session is elsewhere. */
  private static final class Pending {
    private final Answer answer;
    private final Duration window;
    private final Runnable gone;
    private final Runnable late;
    private volatile boolean held;

    Pending(Answer answer, Duration window, Runnable gone, Runnable late) {
      this.answer = answer;
      this.window = window;
      this.gone = gone;
      this.late = late;
    }
  }

  private final SocketRuntime runtime;
  private final PubSub pubSub;
  private final LongPollSessions sessions;
  private final ConcurrentMap<Long, Pending> pending = new ConcurrentHashMap<>();
  private final AtomicLong ids = new AtomicLong();

  private SessionRelay(SocketRuntime runtime, LongPollSessions sessions) {
    this.runtime = runtime;
    this.pubSub = runtime.pubSub();
    this.sessions = sessions;
  }

  /** Will listen to the other nodes, if there may be some. */
  static SessionRelay start(SocketRuntime runtime, LongPollSessions sessions) {
    SessionRelay relay = new SessionRelay(runtime, sessions);
    if (relay.pubSub.reachesOthers()) {
      relay.pubSub.listen(TOPIC, relay);
    }
    return relay;
  }

  /** Will have a poll answered; {@code gone} runs on a sender if there is no such session. */
  void poll(String node, String token, Answer answer, Duration window, Runnable gone) {
    Runnable late = () -> answer.messages(Answer.NO_CONTENT, token, List.of());
    ask(node, Kind.POLL, token, List.of(), new Pending(answer, window, gone, late));
  }

  /** Will have a post answered, 410 if there is no such session. */
  void post(
      String node,
      String token,
      @Nullable String contentType,
      byte[] body,
      Answer answer,
      Duration window) {
    byte[] type = (contentType == null ? "" : contentType).getBytes(UTF_8);
    Runnable gone = () -> answer.status(Answer.GONE);
    Runnable late = () -> answer.status(Answer.REQUEST_TIMEOUT);
    ask(node, Kind.POST, token, List.of(type, body), new Pending(answer, window, gone, late));
  }

  private void ask(String node, Kind kind, String token, List<byte[]> parts, Pending request) {
    long id = ids.incrementAndGet();
    pending.put(id, request);
    runtime.timer().schedule(PATIENCE, () -> {
      if (!request.held && pending.remove(id, request)) {
        runtime.onSender(request.gone);
      }
    });
    tell(node, new RelayMessage(kind, id, token, 0, parts));
  }

  private void tell(String node, RelayMessage message) {
    pubSub.send(node, TOPIC, message.bytes());
  }

  @Override
  public void receive(String node, byte[] bytes) {
    RelayMessage message = RelayMessage.read(bytes);
    switch (message.kind()) {
      case POLL, POST -> asked(node, message);
      case HELD -> held(message);
      case GONE, ANSWER, HTTP -> answered(node, message);
      case RETURNED -> {
        LongPollSession session = sessions.find(message.token());
        if (session != null) {
          session.returned(message.texts());
        }
      }
    }
  }

  private void asked(String node, RelayMessage asked) {
    LongPollSession session = sessions.find(asked.token());
    if (session == null || session.isOver()) {
      tell(node, new RelayMessage(Kind.GONE, asked.id(), asked.token(), 0, List.of()));
      return;
    }
    tell(node, new RelayMessage(Kind.HELD, asked.id(), asked.token(), 0, List.of()));
    Answer answer = new NodeAnswer(node, asked.id());
    if (asked.kind() == Kind.POLL) {
      if (!session.poll(answer)) {
        answer.messages(Answer.NO_CONTENT, asked.token(), List.of()); // ended meanwhile
      }
    } else {
      String type = new String(asked.parts().get(0), UTF_8);
      byte[] body = asked.parts().get(1);
      runtime.onSender(() -> sessions.post(session, type, body, answer));
    }
  }

  /** Will wait for as long as the session does, and a moment more. */
  private void held(RelayMessage held) {
    Pending request = pending.get(held.id());
    if (request != null) {
      request.held = true;
      runtime.timer().schedule(request.window.plus(PATIENCE), () -> {
        if (pending.remove(held.id(), request)) {
          runtime.onSender(request.late);
        }
      });
    }
  }

  private void answered(String node, RelayMessage message) {
    Pending request = pending.remove(message.id());
    runtime.onSender(() -> {
      if (request == null || !answer(request, message)) {
        takeBack(node, message);
      }
    });
  }

  private static boolean answer(Pending request, RelayMessage message) {
    Answer answer = request.answer;
    switch (message.kind()) {
      case GONE -> request.gone.run();
      case HTTP -> answer.http(message.status());
      default -> {
        if (!message.token().isEmpty()) {
          return answer.messages(message.status(), message.token(), message.texts());
        }
        answer.status(message.status());
      }
    }
    return true;
  }

  private void takeBack(String node, RelayMessage message) {
    if (!message.parts().isEmpty()) {
      tell(
          node, new RelayMessage(Kind.RETURNED, message.id(), message.token(), 0, message.parts()));
    }
  }

  /** The answer to a request that came to another node. */
  private final class NodeAnswer implements Answer {
    private final String node;
    private final long id;
    private final AtomicBoolean given = new AtomicBoolean();

    NodeAnswer(String node, long id) {
      this.node = node;
      this.id = id;
    }

    @Override
    public void status(int status) {
      give(Kind.ANSWER, "", status, List.of());
    }

    /** Messages that the other node cannot write come back by {@link Kind#RETURNED}. */
    @Override
    public boolean messages(int status, String token, List<String> messages) {
      return give(Kind.ANSWER, token, status, RelayMessage.utf8(messages));
    }

    @Override
    public void http(int status) {
      give(Kind.HTTP, "", status, List.of());
    }

    private boolean give(Kind kind, String token, int status, List<byte[]> parts) {
      boolean first = given.compareAndSet(false, true);
      if (first) {
        tell(node, new RelayMessage(kind, id, token, status, parts));
      }
      return first;
    }
  }
}
