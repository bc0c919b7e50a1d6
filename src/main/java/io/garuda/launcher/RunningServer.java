package io.garuda.launcher;

import java.time.Duration;

/** A started server with one application; closing stops it and frees what it used. */
public interface RunningServer extends AutoCloseable {
  /** Will tell the port it listens on, the chosen one when port 0 was asked for. */
  int port();

  /** How long the application may take to send its clients away when it is closed. */
  Duration drainTimeout();

  /** Will stop the application and the server; does not throw, and does nothing the second time. */
  @Override
  void close();
}
