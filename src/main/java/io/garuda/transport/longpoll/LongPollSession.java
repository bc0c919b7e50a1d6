package io.garuda.transport.longpoll;

import io.garuda.channel.Backlog;
import io.garuda.channel.SocketConnection;
import io.garuda.channel.SocketMount;
import io.garuda.channel.SocketRuntime;
import io.garuda.channel.Timer;
import io.garuda.socket.CloseCode;
import io.garuda.socket.Frame;
import io.garuda.socket.Transport;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The connection of a client that polls: what waits for it, and the poll that waits for that.
 *
 * <p>Any thread sends; polls are answered on workers, since writing may block. What waits is bounded in
 * bytes. The job of {@code Phoenix.Transports.LongPoll.Server}.
 */
final class LongPollSession implements Transport {
  private static final System.Logger LOG = System.getLogger(LongPollSession.class.getName());

  private final String token;
  private final SocketConnection connection;
  private final SocketRuntime runtime;
  private final Consumer<LongPollSession> whenOver;
  private final long window;
  private final Object receiving = new Object();

  private final Deque<Frame> buffer = new ArrayDeque<>();
  private final Backlog backlog;
  private int bytes;
  private @Nullable Answer poll;
  private long since = System.nanoTime();
  private boolean over;
  private volatile Timer.@Nullable Deadline look;

  /** Will serve a connection until its client is gone; {@code whenOver} is told once. */
  LongPollSession(
      String token,
      SocketConnection connection,
      SocketRuntime runtime,
      Consumer<LongPollSession> whenOver) {
    this.token = token;
    this.connection = connection;
    this.runtime = runtime;
    this.whenOver = whenOver;
    this.backlog = connection.backlog();
    this.window = connection.mount().longPollWindow().toNanos();
  }

  void open() {
    connection.open(this);
    check();
  }

  String token() {
    return token;
  }

  SocketMount mount() {
    return connection.mount();
  }

  /**
   * Will answer a poll with what waits, or as soon as something does, or when the window is over.
   *
   * <p>A poll that waits already is answered with nothing: its client has asked anew.
   *
   * @return false if the session is over
   */
  boolean poll(Answer next) {
    Answer before;
    List<Frame> messages;
    synchronized (this) {
      if (over) {
        return false;
      }
      before = poll;
      since = System.nanoTime();
      messages = take();
      poll = messages.isEmpty() ? next : null;
    }
    if (before != null) {
      onWorker(() -> before.messages(Answer.NO_CONTENT, token, List.of()));
    }
    if (!messages.isEmpty()) {
      deliver(next, messages);
    }
    return true;
  }

  /** Will handle a batch, in order; two at once are handled one after the other. */
  CompletionStage<?> receive(List<Frame> frames) {
    List<CompletableFuture<?>> answered = new ArrayList<>();
    synchronized (receiving) {
      for (Frame frame : frames) {
        if (isOver()) {
          break;
        }
        answered.add(receive(frame).toCompletableFuture());
      }
    }
    return CompletableFuture.allOf(answered.toArray(CompletableFuture<?>[]::new));
  }

  private CompletionStage<?> receive(Frame frame) {
    byte[] binary = frame.bytes();
    return binary != null ? connection.receive(binary) : connection.receive(text(frame));
  }

  private static String text(Frame frame) {
    return Objects.requireNonNull(frame.text(), "expected a text frame");
  }

  @Override
  public void send(Frame message) {
    Answer waiting = null;
    boolean slow = false;
    synchronized (this) {
      Frame frame = over ? null : asText(message);
      if (frame == null) {
        return;
      }
      slow = bytes + frame.size() > backlog.maxBytes() && !buffer.isEmpty() && !shed(frame.size());
      if (!slow) {
        buffer.add(frame);
        bytes += frame.size();
        waiting = poll;
        poll = null;
        since = waiting == null ? since : System.nanoTime();
      }
    }
    if (slow) {
      backlog.slow();
      close(CloseCode.SLOW, "slow consumer");
    } else if (waiting != null) {
      Answer answer = waiting;
      onWorker(() -> deliver(answer, takeNow()));
    }
  }

  /** Will drop what the policy of the socket drops; false if too much waits all the same. */
  private boolean shed(int more) {
    Set<Frame> dropped = backlog.shed(buffer, bytes + more);
    buffer.removeIf(dropped::contains);
    bytes -= dropped.stream().mapToInt(Frame::size).sum();
    return bytes + more <= backlog.maxBytes();
  }

  private @Nullable Frame asText(Frame message) {
    Optional<Frame> text = message.asText();
    if (text.isEmpty()) {
      LOG.log(
          Level.WARNING,
          "a long poll at {0} misses a message: it cannot carry bytes that are not UTF-8",
          mount().path());
    }
    return text.orElse(null);
  }

  private void deliver(Answer to, List<Frame> frames) {
    List<String> messages = frames.stream().map(LongPollSession::text).toList();
    int status = messages.isEmpty() ? Answer.NO_CONTENT : Answer.OK;
    if (!to.messages(status, token, messages)) {
      putBack(frames);
    }
  }

  /** Will keep what a client missed that had left its poll, or give it to the poll after that. */
  private void putBack(List<Frame> frames) {
    Answer waiting;
    synchronized (this) {
      if (frames.isEmpty() || over) {
        return;
      }
      for (int i = frames.size() - 1; i >= 0; i--) {
        buffer.addFirst(frames.get(i));
        bytes += frames.get(i).size();
      }
      waiting = poll;
      poll = null;
    }
    if (waiting != null) {
      onWorker(() -> deliver(waiting, takeNow()));
    }
  }

  private synchronized List<Frame> takeNow() {
    return take();
  }

  private List<Frame> take() {
    List<Frame> frames = List.copyOf(buffer);
    buffer.clear();
    bytes = 0;
    return frames;
  }

  /** Will end the poll's window, or the session of a client that does not come back; the timer. */
  private void check() {
    long now = System.nanoTime();
    long left;
    Answer expired = null;
    synchronized (this) {
      if (over) {
        return;
      }
      left = since + (poll != null ? window : window * 5 / 2) - now;
      if (poll != null && left <= 0) {
        expired = poll;
        poll = null;
        since = now;
        left = window;
      }
    }
    if (left <= 0) {
      close(CloseCode.GOING_AWAY, "not polled");
      return;
    }
    if (expired != null) {
      Answer answer = expired;
      onWorker(() -> answer.messages(Answer.NO_CONTENT, token, List.of()));
    }
    look = runtime.timer().schedule(Duration.ofNanos(Math.min(left, window)), this::check);
  }

  synchronized boolean isOver() {
    return over;
  }

  @Override
  public void close(int code, String reason) {
    end(this::onWorker);
  }

  /** Will end the session; a poll that waits gets the last messages. */
  void end(Executor on) {
    Answer waiting;
    List<Frame> last;
    synchronized (this) {
      if (over) {
        return;
      }
      over = true;
      waiting = poll;
      poll = null;
      last = take();
    }
    Timer.Deadline next = look;
    if (next != null) {
      next.cancel();
    }
    whenOver.accept(this);
    on.execute(() -> {
      connection.closed();
      if (waiting != null) {
        deliver(waiting, last);
      }
    });
  }

  /** Will run what may block. */
  void onWorker(Runnable task) {
    try {
      runtime.workers().execute(task);
    } catch (RejectedExecutionException e) {
      LOG.log(Level.DEBUG, "the application stops; its polls end with it", e);
    }
  }
}
