package io.garuda.guide;

import static io.garuda.guide.FetchUser.USER;

import io.garuda.conn.Conn;
import io.garuda.token.Tokens;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;

/** Hands the pages of who is signed in a token for the socket. */
@RequestScoped
public class TokenController {
  @Inject
  Conn conn;

  @Inject
  Tokens tokens;

  public Map<String, String> show() {
    String token = tokens.sign(ReaderSocket.READER, conn.get(USER), Duration.ofHours(1));
    return Map.of("token", token);
  }
}
