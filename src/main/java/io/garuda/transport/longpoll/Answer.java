package io.garuda.transport.longpoll;

import java.util.List;

/** The answer to one request, given once: whoever comes first gives it. */
interface Answer {
  int OK = 200;
  int NO_CONTENT = 204;
  int FORBIDDEN = 403;
  int REQUEST_TIMEOUT = 408;
  int GONE = 410;

  /** Will answer with a status of the protocol alone; may block. */
  void status(int status);

  /**
   * Will answer with what was sent to the session; may block.
   *
   * @return false if the client could not be written to
   */
  boolean messages(int status, String token, List<String> messages);

  /** Will answer by HTTP itself, to what is no request of the protocol; may block. */
  void http(int status);
}
