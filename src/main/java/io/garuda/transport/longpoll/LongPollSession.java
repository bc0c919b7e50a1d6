package io.garuda.transport.longpoll;

import io.garuda.channel.SocketConnection;
import io.garuda.channel.SocketMount;
import io.garuda.channel.SocketRuntime;
import io.garuda.channel.Timer;
import io.garuda.socket.CloseCode;
import io.garuda.socket.Frame;
import io.garuda.socket.Transport;
import io.garuda.telemetry.Event;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The connection of a client that polls: what waits for it, and the poll that waits for that.
 *
 * <p>Any thread sends; polls are answered on senders, since writing may block. What waits is bounded in
 * bytes. The job of {@code Phoenix.Transports.LongPoll.Server}.
 */
final class LongPollSession implements Transport {
  private static final System.Logger LOG = System.getLogger(LongPollSession.class.getName());

  private static final Duration LINGER = Duration.ofSeconds(1);

  private final String token;
  private final SocketConnection connection;
  private final SocketRuntime runtime;
  private final Consumer<LongPollSession> whenOver;
  private final long window;
  private final Object receiving = new Object();

  private final PollBuffer waits;
  private @Nullable Answer poll;
  private long since = System.nanoTime();
  private volatile boolean lingering;
  private boolean over;
  private long sentFrames; // by a lock of this, as what follows
  private long sentBytes;
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
    this.waits = new PollBuffer(connection.backlog());
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
      messages = waits.take();
      poll = messages.isEmpty() ? next : null;
    }
    if (before != null) {
      runtime.onSender(() -> before.messages(Answer.NO_CONTENT, token, List.of()));
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
      slow = !waits.add(frame);
      if (!slow) {
        waiting = poll;
        poll = null;
        since = waiting == null ? since : System.nanoTime();
      }
    }
    if (slow) {
      waits.slow();
      close(CloseCode.SLOW, "slow consumer");
    } else if (waiting != null) {
      Answer answer = waiting;
      runtime.onSender(() -> deliver(answer, takeNow()));
    }
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
      return;
    }
    count(frames);
    if (lingering && hasNothing()) { // more may have come since these were taken
      close(CloseCode.RESTART, "restart");
    }
  }

  private synchronized boolean hasNothing() {
    return waits.isEmpty();
  }

  private synchronized Event.Traffic count(List<Frame> sent) {
    sentFrames += sent.size();
    sentBytes += sent.stream().mapToLong(Frame::size).sum();
    return new Event.Traffic(sentFrames, sentBytes);
  }

  /** Will keep what a client missed that had left its poll, or give it to the poll after that. */
  private void putBack(List<Frame> frames) {
    Answer waiting;
    synchronized (this) {
      if (frames.isEmpty() || over) {
        return;
      }
      waits.putBack(frames);
      waiting = poll;
      poll = null;
    }
    if (waiting != null) {
      runtime.onSender(() -> deliver(waiting, takeNow()));
    }
  }

  /** Will take back what another node could not give to the client. */
  void returned(List<String> messages) {
    putBack(messages.stream().map(Frame::text).toList());
  }

  private synchronized List<Frame> takeNow() {
    return waits.take();
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
      runtime.onSender(() -> answer.messages(Answer.NO_CONTENT, token, List.of()));
    }
    look = runtime.timer().schedule(Duration.ofNanos(Math.min(left, window)), this::check);
  }

  synchronized boolean isOver() {
    return over;
  }

  @Override
  public void close(int code, String reason) {
    Runnable end = () -> end(runtime::onSender, code, reason);
    if (code == CloseCode.RESTART && linger()) {
      runtime.timer().schedule(LINGER, end);
    } else {
      end.run();
    }
  }

  /** Whether the client is between two polls, and still has something to fetch. */
  private synchronized boolean linger() {
    boolean begins = !over && !lingering && !waits.isEmpty();
    lingering |= begins;
    return begins;
  }

  /** Will end the session; a poll that waits gets the last messages. */
  void end(Executor on, int code, String reason) {
    Answer waiting;
    List<Frame> last;
    synchronized (this) {
      if (over) {
        return;
      }
      over = true;
      waiting = poll;
      poll = null;
      last = waits.take();
    }
    Timer.Deadline next = look;
    if (next != null) {
      next.cancel();
    }
    whenOver.accept(this);
    on.execute(() -> {
      connection.closed(code, reason, count(waiting == null ? List.of() : last));
      if (waiting != null) {
        deliver(waiting, last);
      }
    });
  }
}
