package io.garuda.cluster;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A line to a server here that can be cut, and can stall: open, but nothing passes. */
public final class CutLine implements AutoCloseable {
  private enum State {
    WHOLE,
    STALLED,
    CUT
  }

  private final int target;
  private final ServerSocket server;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private State state = State.WHOLE;

  private CutLine(int target, ServerSocket server) {
    this.target = target;
    this.server = server;
  }

  /** Will listen on a free port, and pass all on to this one. */
  public static CutLine to(int target) throws IOException {
    CutLine line = new CutLine(target, new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    line.run(line::accept);
    return line;
  }

  public int port() {
    return server.getLocalPort();
  }

  /** Will end all connections, and each new one. */
  public void cut() {
    set(State.CUT);
    sockets.forEach(CutLine::close);
  }

  /** Will let nothing pass, of old connections and new ones; what came is kept. */
  public void stall() {
    set(State.STALLED);
  }

  /** Will let all pass again. */
  public void heal() {
    set(State.WHOLE);
  }

  private synchronized void set(State next) {
    state = next;
    notifyAll();
  }

  private synchronized State whileStalled() throws InterruptedException {
    while (state == State.STALLED) {
      wait();
    }
    return state;
  }

  private void run(Runnable task) {
    Thread thread = new Thread(task, "cut-line");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        Socket in = server.accept();
        sockets.add(in);
        run(() -> connect(in));
      }
    } catch (IOException e) {
      sockets.forEach(CutLine::close); // closed
    }
  }

  private void connect(Socket in) {
    try {
      if (whileStalled() == State.CUT) {
        close(in);
        return;
      }
      Socket out = new Socket(InetAddress.getLoopbackAddress(), target);
      sockets.add(out);
      run(() -> pass(in, out));
      pass(out, in);
    } catch (IOException e) {
      close(in);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void pass(Socket from, Socket to) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] bytes = new byte[8_192];
      for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
        if (whileStalled() == State.CUT) {
          return;
        }
        out.write(bytes, 0, n);
      }
    } catch (IOException e) {
      // the other side is gone
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      sockets.remove(from);
      sockets.remove(to);
    }
  }

  private static void close(@Nullable Closeable closeable) {
    try {
      if (closeable != null) {
        closeable.close();
      }
    } catch (IOException e) {
      // it is gone
    }
  }

  @Override
  public void close() {
    close(server);
    cut();
  }
}
