package {{package}}.web;

import {{package}}.accounts.Accounts;
import {{package}}.accounts.User;
import io.garuda.assigns.Key;
import io.garuda.conn.Conn;
import io.garuda.endpoint.EndpointStarted;
import io.garuda.token.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import java.util.Arrays;
import java.util.Optional;

/** Logs browsers in and out, and knows who they are. */
@ApplicationScoped
public class UserAuth {
  /** Who is logged in, of a request. */
  public static final Key<User> USER = Key.of("current_user", User.class);

  /** What a page hands on to its socket, so that this knows who is logged in; see {@code UserSocket}. */
  public static final Key<String> SOCKET_TOKEN = Key.of("socket_token", String.class);

  /** The salt of that token, which holds the user's id. */
  public static final Key<Long> SOCKET_USER = Key.of("user_socket", Long.class);

  private static final Key<String> TOKEN = Key.of("user_token", String.class);
  private static final Key<String> RETURN_TO = Key.of("user_return_to", String.class);
  private static final String REMEMBER_ME = "{{name}}_remember_me";

  @Inject
  Accounts accounts;

  @Inject
  Tokens tokens;

  /** Stops the start without a secret, not the first page of the first user. */
  void start(@Observes EndpointStarted started) {
    tokens.sign(SOCKET_USER, 0L);
  }

  /**
   * Logs a user in; returns the path to go on with.
   *
   * @param remember whether the browser keeps the login when it ends
   */
  public String logIn(Conn conn, User user, boolean remember) {
    String to = conn.session().find(RETURN_TO).orElse("/");
    conn.session().clear();
    conn.session().renew(); // whoever planted the session does not share it
    String token = accounts.begin(user);
    conn.session().put(TOKEN, token);
    if (remember) {
      keep(conn, token, (int) Accounts.LOGIN.toSeconds());
    }
    return to;
  }

  /** Logs the browser out; its sockets are closed with its session. */
  public void logOut(Conn conn) {
    conn.session().find(TOKEN).or(() -> remembered(conn)).ifPresent(accounts::end);
    conn.session().drop();
    keep(conn, "", 0);
  }

  /** Assigns who is logged in, by the session or by what the browser remembers. */
  void fetchUser(Conn conn) {
    Optional<String> token = conn.session().find(TOKEN);
    if (token.isEmpty()) {
      token = remembered(conn).filter(kept -> accounts.byToken(kept).isPresent());
      token.ifPresent(kept -> conn.session().put(TOKEN, kept));
    }
    token.flatMap(accounts::byToken).ifPresent(user -> {
      conn.assign(USER, user);
      conn.assign(SOCKET_TOKEN, tokens.sign(SOCKET_USER, user.id()));
    });
  }

  /** Remembers where a browser wanted to go that has to log in first. */
  void returnTo(Conn conn) {
    if (conn.method().equals("GET")) {
      String query = conn.servletRequest().getQueryString();
      conn.session().put(RETURN_TO, query == null ? conn.rawPath() : conn.rawPath() + "?" + query);
    }
  }

  private static Optional<String> remembered(Conn conn) {
    Cookie[] cookies = conn.servletRequest().getCookies();
    return cookies == null
        ? Optional.empty()
        : Arrays.stream(cookies)
            .filter(cookie -> cookie.getName().equals(REMEMBER_ME))
            .map(Cookie::getValue)
            .findFirst();
  }

  private static void keep(Conn conn, String token, int seconds) {
    Cookie cookie = new Cookie(REMEMBER_ME, token);
    cookie.setPath(conn.path("/"));
    cookie.setMaxAge(seconds);
    cookie.setHttpOnly(true);
    cookie.setSecure(conn.scheme().equals("https"));
    cookie.setAttribute("SameSite", "Lax");
    conn.servletResponse().addCookie(cookie);
  }
}
