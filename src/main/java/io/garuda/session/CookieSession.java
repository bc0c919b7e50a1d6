package io.garuda.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.garuda.assigns.Key;
import io.garuda.token.TokenResult.Verified;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A session that its browser keeps in a signed cookie.
 *
 * <p>The cookie is read when the session is first asked for something, and written once, before the
 * answer begins. A cookie that was changed, cut, is too old or of another application is no session.
 */
public final class CookieSession implements OpenSession {
  private static final System.Logger LOG = System.getLogger(CookieSession.class.getName());
  private static final int MOST_BYTES = 4096; // RFC 6265 section 6.1

  private final CookieStore.SignedCookie signed;
  private final HttpServletRequest request;
  private final List<String> received;
  private @Nullable ObjectNode read;
  private @Nullable BoundSession bound;
  private Instant expiresAt = Instant.MAX;
  private boolean old;
  private boolean changed;
  private boolean forgotten;
  private boolean sent;

  CookieSession(CookieStore.SignedCookie signed, HttpServletRequest request) {
    this.signed = signed;
    this.request = request;
    this.received = signed.cookie().values(request);
  }

  private ObjectNode values() {
    ObjectNode known = read;
    if (known == null) {
      known = verified();
      read = known;
      Instant end = expiresAt; // a socket must not hold the request
      bound = CsrfToken.identity(this)
          .map(secret -> new BoundSession(BoundSession.topicOf(secret), () -> end))
          .orElse(null);
    }
    return known;
  }

  /** The youngest counts: one that was planted for another path or domain is older than the login. */
  private ObjectNode verified() {
    Verified<ObjectNode> youngest = null;
    for (String value : received) {
      if (signed.read(value) instanceof Verified<ObjectNode> found
          && (youngest == null || found.age().compareTo(youngest.age()) < 0)) {
        youngest = found;
      }
    }
    if (youngest == null) {
      return signed.json().createObjectNode();
    }
    expiresAt = youngest.expiresAt();
    old = youngest.age().compareTo(signed.refreshedAfter()) > 0;
    return youngest.value();
  }

  @Override
  public <T> Optional<T> find(Key<T> key) {
    JsonNode value = values().get(key.name());
    if (value == null) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(signed.json().treeToValue(value, key.type()));
    } catch (JsonProcessingException e) {
      LOG.log(
          Level.DEBUG, "a session has another \"" + key.name() + "\" than this release reads", e);
      return Optional.empty();
    }
  }

  @Override
  public Map<String, Object> all() {
    Map<String, Object> all = new LinkedHashMap<>();
    values().properties().forEach(entry -> all.put(entry.getKey(), entry.getValue()));
    return all;
  }

  @Override
  public <T> void put(Key<T> key, T value) {
    JsonNode written = written(key, key.type().cast(value));
    change("put of \"" + key.name() + "\"");
    JsonNode before = values().replace(key.name(), written);
    changed = changed || before == null || !isSame(before, written);
  }

  /** Will write a value as it will be read again. */
  private <T> JsonNode written(Key<T> key, T value) {
    ObjectMapper json = signed.json();
    try {
      JsonNode tree = json.valueToTree(value);
      if (isPlain(value) || (!tree.isNull() && isReadBack(tree, key))) {
        return tree;
      }
    } catch (IllegalArgumentException | JsonProcessingException e) {
      throw refused(key, value, e);
    }
    throw refused(key, value, null);
  }

  private static boolean isPlain(Object value) {
    return value instanceof String
        || value instanceof Boolean
        || value instanceof Integer
        || value instanceof Long;
  }

  private <T> boolean isReadBack(JsonNode tree, Key<T> key) throws JsonProcessingException {
    ObjectMapper json = signed.json();
    return isSame(tree, json.valueToTree(json.treeToValue(tree, key.type())));
  }

  /** As text, in which 7 is 7 and no int or long. */
  private static boolean isSame(JsonNode one, JsonNode other) {
    return one.toString().equals(other.toString());
  }

  private static IllegalArgumentException refused(
      Key<?> key, Object value, @Nullable Exception cause) {
    return new IllegalArgumentException(
        "expected a value for \"" + key.name()
            + "\" that JSON can hold and give back, as a cookie keeps it, got: "
            + value.getClass().getName() + "; keep an id or a record of plain values",
        cause);
  }

  @Override
  public void delete(Key<?> key) {
    change("delete of \"" + key.name() + "\"");
    if (values().remove(key.name()) != null) {
      changed = true;
    }
  }

  @Override
  public void clear() {
    change("clear");
    changed = changed || !values().isEmpty();
    values().removeAll();
  }

  /** Will write it anew; there is no id. */
  @Override
  public void renew() {
    CsrfToken.forget(this);
    changed = changed || !values().isEmpty();
  }

  @Override
  public void drop() {
    clear();
    changed = true; // one that does not hold expires, too
  }

  private void change(String what) {
    if (sent) {
      throw new IllegalStateException(
          "expected changes of the session before the answer begins, got " + what
              + " after; change it before writing, or keep sessions in the container");
    }
  }

  /** By its CSRF secret, which {@link #renew} and {@link #drop} take, and without which there is none. */
  @Override
  public Optional<BoundSession> bound() {
    return values().isEmpty() ? Optional.empty() : Optional.ofNullable(bound);
  }

  private void tellEnd() {
    BoundSession before = bound;
    if (before != null
        && CsrfToken.identity(this)
            .map(BoundSession::topicOf)
            .filter(before.topic()::equals)
            .isEmpty()) {
      SessionWatch.renewed(request, before.topic());
    }
  }

  @Override
  public void forget() {
    forgotten = true;
    read = signed.json().createObjectNode();
  }

  @Override
  public void send(HttpServletResponse response) {
    sent = !forgotten;
    if (forgotten || !(changed || old)) {
      return;
    }
    tellEnd();
    if (!values().isEmpty()) {
      signed.cookie().set(written(), signed.browsersAge(), request, response);
    } else if (!received.isEmpty()) {
      signed.cookie().expire(request, response);
    }
  }

  private String written() {
    String value = signed.write(values());
    int bytes = signed.cookie().name().length() + 1 + value.length();
    if (bytes > MOST_BYTES) {
      throw new CookieOverflowException("expected a session of at most " + MOST_BYTES
          + " bytes with its cookie's name and signature, got: " + bytes + ", of which are "
          + values().properties().stream()
              .map(entry ->
                  "\"" + entry.getKey() + "\": " + entry.getValue().toString().length())
              .collect(Collectors.joining(", "))
          + " as JSON; keep an id instead, or keep sessions in the container");
    }
    return value;
  }
}
