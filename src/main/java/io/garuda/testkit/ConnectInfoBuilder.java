package io.garuda.testkit;

import io.garuda.assigns.Key;
import io.garuda.channel.ConnectInfo;
import io.garuda.session.Session;
import java.net.URI;
import java.security.Principal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes what a client's request says at connect; an anonymous WebSocket of this machine at first. */
public final class ConnectInfoBuilder {
  private final Map<String, String> headers = new HashMap<>();
  private Optional<Session> session = Optional.empty();
  private Optional<String> authToken = Optional.empty();
  private @Nullable Principal principal;
  private Set<String> roles = Set.of();

  /** Will add a header; its name is put in lower case, as {@code connect} sees it. */
  public ConnectInfoBuilder header(String name, String value) {
    headers.put(name.toLowerCase(Locale.ROOT), value);
    return this;
  }

  /** Will show a session that holds this, and what was put into it before. */
  public <T> ConnectInfoBuilder session(Key<T> key, T value) {
    Session held = session.orElseGet(TestSession::new);
    held.put(key, value);
    session = Optional.of(held);
    return this;
  }

  public ConnectInfoBuilder authToken(String token) {
    authToken = Optional.of(token);
    return this;
  }

  /** Will be who the container says it is. */
  public ConnectInfoBuilder principal(String name, String... itsRoles) {
    principal = () -> name;
    roles = Set.of(itsRoles);
    return this;
  }

  public ConnectInfo build() {
    return new ConnectInfo(
        "websocket",
        URI.create("http://localhost/socket/websocket?vsn=2.0.0"),
        "127.0.0.1",
        principal,
        roles::contains,
        Map.copyOf(headers),
        session,
        authToken);
  }
}
