package io.garuda.session;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.garuda.conn.FakeContext;
import io.garuda.token.Secrets;
import io.garuda.token.Tokens;
import java.time.Clock;
import java.time.Duration;

/** Starts stores of sessions as the endpoint does. */
public final class Stores {
  private Stores() {}

  public static SessionStore.Opener start(SessionStore store, Secrets secrets) {
    return start(store, secrets, 0);
  }

  /** Will start it days later. */
  static SessionStore.Opener start(SessionStore store, Secrets secrets, int days) {
    Clock clock = Clock.offset(Clock.systemUTC(), Duration.ofDays(days));
    return store.start(FakeContext.at(""), new Tokens(secrets, clock, new ObjectMapper()));
  }
}
