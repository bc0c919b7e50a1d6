package io.garuda.conn;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Runs the hooks of {@link Conn#beforeSend} before anything can commit the response.
 *
 * <p>Whoever writes first, flushes, redirects, sends an error or ends the request runs them.
 */
public final class ConnResponse extends HttpServletResponseWrapper {
  private final Deque<Runnable> hooks = new ArrayDeque<>();
  private @Nullable ServletOutputStream stream;
  private @Nullable PrintWriter writer;
  private int sentError;
  private @Nullable Throwable failure;
  private final boolean withoutBody;
  private boolean holdsErrors;
  private boolean begun;
  private boolean answered;

  /** Will leave bodies out where the client wants none; not every container does after a HEAD. */
  ConnResponse(HttpServletResponse response, boolean withoutBody) {
    super(response);
    this.withoutBody = withoutBody;
  }

  void beforeSend(Runnable hook) {
    if (begun) {
      throw new IllegalStateException("expected a hook before the response begins, got one after;"
          + " call beforeSend in a plug or before writing");
    }
    hooks.push(hook);
  }

  /** Whether it began: what waited for it has run. */
  public boolean begun() {
    return begun;
  }

  /** Will run what waits for the response to begin; called at the latest when the request ends. */
  public void begin() {
    if (begun) {
      return;
    }
    begun = true;
    while (!hooks.isEmpty()) {
      run(hooks.pop());
    }
  }

  /** What a hook throws becomes the answer, as long as the endpoint waits for one. */
  private void run(Runnable hook) {
    try {
      hook.run();
    } catch (RuntimeException e) {
      if (!holdsErrors || super.isCommitted()) {
        throw e;
      }
      fail(e);
    }
  }

  /** Will keep errors that are sent from now on instead of sending them, or stop keeping them. */
  public void holdErrors(boolean hold) {
    holdsErrors = hold;
  }

  /** Will drop what follows: the answer failed while it was written. */
  public void fail(Throwable why) {
    failure = why;
  }

  /** Will close the client's connection; false if the server does not let us. */
  public boolean cut() {
    return ConnectionCut.cut(getResponse());
  }

  /** Will return why the answer failed while it was written, if it did. */
  public Optional<Throwable> failure() {
    return Optional.ofNullable(failure);
  }

  /** Will return the status of an error that a servlet further down sent instead of a body. */
  public OptionalInt sentError() {
    return sentError != 0 ? OptionalInt.of(sentError) : OptionalInt.empty();
  }

  /** Will make room for an error's answer: drops what was written, keeps other headers and cookies. */
  public void startOver() {
    holdsErrors = false;
    answered = false;
    sentError = 0;
    failure = null;
    stream = null;
    writer = null;
    Map<String, List<String>> headers = new LinkedHashMap<>();
    for (String name : getHeaderNames()) {
      if (!name.toLowerCase(Locale.ROOT).startsWith("content-") || isPolicy(name)) {
        headers.put(name, List.copyOf(getHeaders(name)));
      }
    }
    super.reset();
    headers.forEach((name, values) -> values.forEach(value -> addHeader(name, value)));
  }

  private static boolean isPolicy(String name) {
    return name.toLowerCase(Locale.ROOT).startsWith("content-security-policy");
  }

  /** Will keep status, type and length as they are: the body is written, whoever comes after. */
  void keepAnswer() {
    answered = true;
  }

  @Override
  public void setStatus(int status) {
    if (!answered) {
      super.setStatus(status);
    }
  }

  @Override
  public void setContentType(@Nullable String type) {
    if (!answered) {
      super.setContentType(type);
    }
  }

  @Override
  public void setContentLength(int length) {
    if (!answered) {
      super.setContentLength(length);
    }
  }

  @Override
  public void setContentLengthLong(long length) {
    if (!answered) {
      super.setContentLengthLong(length);
    }
  }

  /** Will begin the response, and say whether what follows is written. */
  boolean beginBody() {
    return proceed() && !withoutBody;
  }

  /** Will begin the response, and say whether anything of it goes out. */
  boolean proceed() {
    if (!discards()) {
      begin();
    }
    return !discards();
  }

  boolean discards() {
    return sentError != 0 || failure != null;
  }

  @Override
  public boolean isCommitted() {
    return discards() || super.isCommitted();
  }

  @Override
  public ServletOutputStream getOutputStream() throws IOException {
    ServletOutputStream known = stream;
    if (known == null) {
      known = new BeginningStream(super.getOutputStream(), this);
      stream = known;
    }
    return known;
  }

  @Override
  public PrintWriter getWriter() throws IOException {
    PrintWriter known = writer;
    if (known == null) {
      known = new PrintWriter(new BeginningWriter(super.getWriter(), this));
      writer = known;
    }
    return known;
  }

  @Override
  public void flushBuffer() throws IOException {
    if (proceed()) {
      super.flushBuffer();
    }
  }

  @Override
  public void sendError(int status) throws IOException {
    if (holdsErrors && !isCommitted()) {
      sentError = status;
      return;
    }
    begin();
    super.sendError(status);
  }

  @Override
  public void sendError(int status, String message) throws IOException {
    if (holdsErrors && !isCommitted()) {
      sentError = status;
      return;
    }
    begin();
    super.sendError(status, message);
  }

  @Override
  public void sendRedirect(String location) throws IOException {
    begin();
    super.sendRedirect(location);
  }
}
