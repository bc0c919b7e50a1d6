package io.garuda.plug;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.garuda.assigns.Key;
import io.garuda.conn.Conn;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * Asks for a name and a password as HTTP has them ({@code Plug.BasicAuth}, RFC 7617).
 *
 * <p>Without the right ones the answer is 401 and the request ends. Use it with https only.
 */
public final class BasicAuth implements Plug {
  /** The name that was let in. */
  public static final Key<String> USER = Key.of("basic_auth_user", String.class);

  private record Credentials(String user, String password) {}

  private final BiPredicate<String, String> verifier;
  private final String realm;

  /** Will let in one name with one password, compared in constant time. */
  public BasicAuth(String user, String password) {
    this((givenUser, givenPassword) -> {
      boolean sameUser = same(givenUser, user);
      boolean samePassword = same(givenPassword, password); // looked at whatever the name is
      return sameUser && samePassword;
    });
  }

  /** Will let in whom the function takes, given a name and a password as they were sent. */
  public BasicAuth(BiPredicate<String, String> verifier) {
    this(verifier, "Application");
  }

  private BasicAuth(BiPredicate<String, String> verifier, String realm) {
    this.verifier = verifier;
    this.realm = realm;
  }

  /** Will return this plug with another name for what is protected than {@code Application}. */
  public BasicAuth realm(String name) {
    if (!name.chars().allMatch(c -> c >= ' ' && c < 0x7F && c != '"' && c != '\\')) {
      throw new IllegalArgumentException(
          "expected a realm of letters, digits and spaces, got: " + name);
    }
    return new BasicAuth(verifier, name);
  }

  @Override
  public void call(Conn conn) {
    Optional<Credentials> let = conn.header("authorization")
        .flatMap(BasicAuth::parse)
        .filter(sent -> verifier.test(sent.user(), sent.password()));
    if (let.isPresent()) {
      conn.assign(USER, let.get().user());
    } else {
      conn.putHeader("www-authenticate", "Basic realm=\"" + realm + "\", charset=\"UTF-8\"");
      conn.respond(401, "text/plain", "Unauthorized");
    }
  }

  private static Optional<Credentials> parse(String header) {
    if (!header.regionMatches(true, 0, "Basic ", 0, 6)) {
      return Optional.empty();
    }
    try {
      String decoded = new String(Base64.getDecoder().decode(header.substring(6).strip()), UTF_8);
      int colon = decoded.indexOf(':');
      return colon < 0
          ? Optional.empty()
          : Optional.of(new Credentials(decoded.substring(0, colon), decoded.substring(colon + 1)));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // not Base64
    }
  }

  private static boolean same(String given, String expected) {
    return MessageDigest.isEqual(given.getBytes(UTF_8), expected.getBytes(UTF_8));
  }
}
