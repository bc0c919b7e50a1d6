package io.garuda.session;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.garuda.assigns.Key;
import io.garuda.param.JsonBuffers;
import io.garuda.token.TokenResult;
import io.garuda.token.Tokens;
import jakarta.servlet.ServletContext;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Keeps each session in a signed cookie of its browser and nowhere else ({@code
 * Plug.Session.COOKIE}); immutable.
 *
 * <p>Whoever has the cookie may read it, unless it is {@link #encrypted}. Name and value take 4,096 bytes
 * at most. Nobody can take such a session back: whoever copied the cookie has it until {@link #maxAge},
 * {@code drop} or not. Keep an id in it that the server knows and can forget, where that matters. Of
 * two requests at once, the answer that comes last counts.
 *
 * <p>{@code HttpOnly} and {@code SameSite=Lax}, and {@code Secure} over https.
 */
public final class CookieStore implements SessionStore {
  private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+"); // RFC 6265
  private static final Pattern ATTRIBUTE = Pattern.compile("[\\x20-\\x7e&&[^;]]+");
  private static final Duration TWO_WEEKS = Duration.ofDays(14);

  private final SessionCookie cookie;
  private final boolean encrypts;
  private final Duration maxAge;
  private final boolean persists;

  private CookieStore(SessionCookie cookie, boolean encrypts, Duration maxAge, boolean persists) {
    this.cookie = cookie;
    this.encrypts = encrypts;
    this.maxAge = maxAge;
    this.persists = persists;
  }

  /**
   * Will keep sessions in the cookie of this name, which is part of the salt of its key. If it begins
   * with {@code __Host-}, no other host can set it; it then needs https and {@code path("/")}.
   */
  public static CookieStore named(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("expected the name of a cookie, got: \"" + name + "\"");
    }
    return new CookieStore(
        new SessionCookie(name, null, null, "Lax", true, false), false, TWO_WEEKS, false);
  }

  /** Will let nobody read it. */
  public CookieStore encrypted() {
    return new CookieStore(cookie, true, maxAge, persists);
  }

  /**
   * Will take a cookie of this age for none; 14 days. It is counted from when the cookie was written,
   * which happens when the session changes, or is asked in the second half of this time.
   */
  public CookieStore maxAge(Duration age) {
    if (age.toSeconds() < 1) {
      throw new IllegalArgumentException("expected a second or more, got: " + age);
    }
    return new CookieStore(cookie, encrypts, age, persists);
  }

  /** Will let browsers keep it for {@link #maxAge}; by default it ends with the browser. */
  public CookieStore persistent() {
    return new CookieStore(cookie, encrypts, maxAge, true);
  }

  /** Will be sent below this path only; the context path by default. */
  public CookieStore path(String path) {
    return with(new SessionCookie(
        cookie.name(), checked(path), cookie.domain(), cookie.sameSite(), true, cookie.secure()));
  }

  /** Will be sent to this domain and those below it; to the host that set it by default. */
  public CookieStore domain(String domain) {
    return with(new SessionCookie(
        cookie.name(), cookie.path(), checked(domain), cookie.sameSite(), true, cookie.secure()));
  }

  /** Will go along with requests that no other site made, not even by a link. */
  public CookieStore strict() {
    return with(new SessionCookie(
        cookie.name(), cookie.path(), cookie.domain(), "Strict", true, cookie.secure()));
  }

  /** Will be {@code Secure} when it is set over http, too. */
  public CookieStore secure() {
    return with(new SessionCookie(
        cookie.name(), cookie.path(), cookie.domain(), cookie.sameSite(), true, true));
  }

  private CookieStore with(SessionCookie other) {
    return new CookieStore(other, encrypts, maxAge, persists);
  }

  private static String checked(String attribute) {
    if (!ATTRIBUTE.matcher(attribute).matches()) {
      throw new IllegalArgumentException(
          "expected visible ASCII without a semicolon, got: \"" + attribute + "\"");
    }
    return attribute;
  }

  @Override
  public Opener start(ServletContext context, Tokens tokens) {
    ContainerStore.protect(context);
    SignedCookie signed = new SignedCookie(tokens);
    signed.write(signed.json().createObjectNode()); // without a secret, the boot says so
    return request -> new CookieSession(signed, request);
  }

  /** The cookie, and what it means. */
  final class SignedCookie {
    private final Tokens tokens;
    private final Key<ObjectNode> salt =
        Key.of("garuda session " + cookie.name(), ObjectNode.class);

    /** Values of an earlier release may have had more in them. */
    private final ObjectMapper json = JsonBuffers.mapper()
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .findAndAddModules()
        .build();

    SignedCookie(Tokens tokens) {
      this.tokens = tokens;
    }

    SessionCookie cookie() {
      return cookie;
    }

    ObjectMapper json() {
      return json;
    }

    String write(ObjectNode values) {
      return encrypts
          ? tokens.encrypt(salt, values, Tokens.FOREVER)
          : tokens.sign(salt, values, Tokens.FOREVER);
    }

    TokenResult<ObjectNode> read(String value) {
      return encrypts ? tokens.decrypt(salt, value, maxAge) : tokens.verify(salt, value, maxAge);
    }

    Duration refreshedAfter() {
      return maxAge.dividedBy(2);
    }

    Optional<Duration> browsersAge() {
      return persists ? Optional.of(maxAge) : Optional.empty();
    }
  }
}
