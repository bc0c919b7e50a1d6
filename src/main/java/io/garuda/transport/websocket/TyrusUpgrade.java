package io.garuda.transport.websocket;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpUpgradeHandler;
import jakarta.servlet.http.WebConnection;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Lets Tyrus read once it can.
 *
 * <p>Tyrus 2.1 asks to be told of data before it is ready for any. Where some has come already, with the
 * handshake or right behind it, Payara tells it at once, on the thread that was to make it ready: that
 * thread waits for itself for ever, and a few such connections stop the server. So Tyrus's request to be
 * told is held back until its start is over.
 *
 * <p>Public because the container makes it by reflection; nobody else makes one.
 */
public final class TyrusUpgrade implements HttpUpgradeHandler {
  private @Nullable HttpUpgradeHandler tyrus;
  private @Nullable HttpServletRequest request;

  /** Whether a container or a handler of its is Tyrus's. */
  static boolean isTyrus(Class<?> type) {
    return type.getName().startsWith("org.glassfish.tyrus.");
  }

  /** Will upgrade the request with a handler of Tyrus, and return that. */
  static <T extends HttpUpgradeHandler> T upgrade(HttpServletRequest request, Class<T> handler)
      throws IOException, ServletException {
    T made;
    try {
      made = handler.getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new ServletException("expected to make a " + handler.getName(), e);
    }
    TyrusUpgrade upgrade = request.upgrade(TyrusUpgrade.class);
    upgrade.tyrus = made;
    upgrade.request = request;
    return made;
  }

  @Override
  @SuppressWarnings("try") // what WebConnection.close may throw is its declaration's
  public void init(WebConnection connection) {
    Input input;
    try {
      input = new Input(connection.getInputStream());
    } catch (IOException e) {
      throw new IllegalStateException("expected the stream of a connection that is open", e);
    }
    tyrus().init(new WebConnection() {
      @Override
      public ServletInputStream getInputStream() {
        return input;
      }

      @Override
      public ServletOutputStream getOutputStream() throws IOException {
        return connection.getOutputStream();
      }

      @Override
      public void close() throws Exception {
        connection.close();
      }
    });
    input.listen();
  }

  @Override
  public void destroy() {
    tyrus().destroy();
    if (request != null) {
      UsedRequest.forgetHandler(request);
    }
  }

  private HttpUpgradeHandler tyrus() {
    return Objects.requireNonNull(tyrus, "expected a handler to pass the connection to");
  }

  private static final class Input extends ServletInputStream {
    private final ServletInputStream in;
    private @Nullable ReadListener listener;

    Input(ServletInputStream in) {
      this.in = in;
    }

    @Override
    public void setReadListener(ReadListener readListener) {
      listener = readListener;
    }

    void listen() {
      in.setReadListener(Objects.requireNonNull(listener, "expected Tyrus to read"));
    }

    @Override
    public int read() throws IOException {
      return in.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      return in.read(bytes, offset, length);
    }

    @Override
    public int available() throws IOException {
      return in.available();
    }

    @Override
    public boolean isFinished() {
      return in.isFinished();
    }

    @Override
    public boolean isReady() {
      return in.isReady();
    }
  }
}
