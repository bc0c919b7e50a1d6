package io.garuda.api;

import io.garuda.conn.Conn;
import io.garuda.plug.BodyLimit;
import io.garuda.plug.Plug;
import io.garuda.token.TokenResult;
import io.garuda.token.TokenResult.Refusal;
import io.garuda.token.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks each request of the API for a token, by RFC 6750, and bounds its body. */
@ApplicationScoped
public class ApiGuard implements Plug {
  /** What a body may have: 1 MiB. */
  static final int MOST_BYTES = 1 << 20;

  private static final String BEARER = "Bearer ";

  private final BodyLimit limit = new BodyLimit(MOST_BYTES);

  @Inject
  private Tokens tokens;

  @SuppressWarnings("NullAway.Init") // CDI sets the tokens
  protected ApiGuard() {}

  @Override
  public void call(Conn conn) {
    conn.putFormat("json");
    conn.putHeader("cache-control", "no-store");
    conn.assign(ApiToken.KEY, token(conn));
    limit.call(conn);
  }

  private ApiToken token(Conn conn) {
    String header = conn.header("authorization").orElse("");
    if (!header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      throw refused(conn, 401, null, "");
    }
    TokenResult<ApiToken> result =
        tokens.verify(ApiToken.KEY, header.substring(BEARER.length()).strip());
    if (result instanceof TokenResult.Verified<ApiToken> verified
        && !verified.expiresAt().equals(Instant.MAX)) {
      return verified.value();
    }
    boolean expired =
        result instanceof TokenResult.Refused<ApiToken> refused && refused.why() == Refusal.EXPIRED;
    throw refused(
        conn, 401, "invalid_token", expired ? "the token has expired" : "the token is not valid");
  }

  /** Will let go on who has a grant for a name. */
  static void require(Conn conn, String what, List<String> patterns, String name) {
    if (!ApiToken.grants(patterns, name)) {
      throw refused(conn, 403, "insufficient_scope", "the token has no grant " + what);
    }
  }

  /** The challenge of RFC 6750, section 3; who shows no token is told no error. */
  private static WebApplicationException refused(
      Conn conn, int status, @Nullable String error, String description) {
    conn.putHeader(
        "www-authenticate",
        "Bearer realm=\"pubsub\""
            + (error == null
                ? ""
                : ", error=\"" + error + "\", error_description=\"" + description + "\""));
    return new WebApplicationException(description, status);
  }
}
