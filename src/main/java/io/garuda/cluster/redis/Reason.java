package io.garuda.cluster.redis;

import io.lettuce.core.RedisException;
import javax.net.ssl.SSLException;

/** Says why something failed, in a line for administrators. */
final class Reason {
  private Reason() {}

  /** Will return what Lettuce says of it, and what is behind that. */
  static String of(Throwable thrown) {
    Throwable told = thrown;
    while (told.getCause() != null
        && !(told instanceof RedisException && told.getMessage() != null)) {
      told = told.getCause();
    }
    Throwable root = told;
    while (root.getCause() != null && !(root instanceof SSLException)) {
      root = root.getCause();
    }
    return root == told ? text(told) : text(told) + ": " + text(root);
  }

  /** Whether a cluster's slot went to another server. */
  static boolean isMove(Throwable thrown) {
    return of(thrown).startsWith("MOVED ");
  }

  private static String text(Throwable e) {
    String message = e.getMessage();
    if (message == null) {
      return e.getClass().getSimpleName();
    }
    return e instanceof RedisException
        ? message.replace("/<unresolved>", "")
        : e.getClass().getSimpleName() + ": " + message;
  }
}
