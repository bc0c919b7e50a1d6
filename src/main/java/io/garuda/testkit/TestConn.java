package io.garuda.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.garuda.assigns.Key;
import io.garuda.conn.Conn;
import io.garuda.param.Params;
import io.garuda.session.CookieSession;
import io.garuda.session.Flash;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A request that was answered: the answer, and what its conn and its session were at the end.
 *
 * <p>Asked for another path, it goes on as the same browser ({@code recycle/1}): with all cookies, the
 * host, and the headers accept, accept-language and authorization. An assert that fails shows what came.
 */
public final class TestConn implements ConnVerbs {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int EXCERPT = 1000;

  private final ConnBuilder sent;
  private final ConnExchange exchange;
  private final ConnAnswer answer;
  private final Map<String, String> cookies;
  private final Map<String, Object> session;

  TestConn(
      ConnBuilder sent,
      ConnExchange exchange,
      ConnAnswer answer,
      Map<String, String> cookies,
      Map<String, Object> session) {
    this.sent = sent;
    this.exchange = exchange;
    this.answer = answer;
    this.cookies = Map.copyOf(cookies);
    this.session = Map.copyOf(session);
  }

  @Override
  public ConnBuilder request() {
    return sent.recycle(cookies);
  }

  public int status() {
    return answer.status();
  }

  /** Will return a header of the answer, the first of several; names in any letters. */
  public Optional<String> header(String name) {
    return answer.header(name);
  }

  /** Will return all headers of this name. */
  public List<String> headers(String name) {
    return answer.all(name).toList();
  }

  /** Will return the body as it came. */
  public byte[] body() {
    return answer.body().clone();
  }

  /** Will assert the status and return the body as text. */
  public String response(int status) {
    if (answer.status() != status) {
      throw failure("status " + status, Integer.toString(answer.status()));
    }
    return answer.text();
  }

  /** Will assert status and type and return the page. */
  public String htmlResponse(int status) {
    return typed(status, "HTML", type -> type.equals("text/html"));
  }

  /** Will assert status and type and return the text. */
  public String textResponse(int status) {
    return typed(status, "text", type -> type.equals("text/plain"));
  }

  /** Will assert status and type and parse the body. */
  public JsonNode jsonResponse(int status) {
    String text =
        typed(status, "JSON", type -> type.equals("application/json") || type.endsWith("+json"));
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw failure("JSON", String.valueOf(e.getMessage()));
    }
  }

  private String typed(int status, String format, Predicate<String> matches) {
    String body = response(status);
    String type = header("content-type").orElse("no content-type");
    if (!matches.test(type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))) {
      throw failure(format, type);
    }
    return body;
  }

  /** Will assert a redirect with status 302, and return where it leads. */
  public String redirectedTo() {
    return redirectedTo(302);
  }

  /**
   * Will assert a redirect with this status, and return where it leads; a place of the host that was
   * asked begins with its path, as {@link #get} needs it.
   */
  public String redirectedTo(int status) {
    response(status);
    String location = header("location").orElseThrow(() -> failure("a Location", "none"));
    String here = "http://" + sent.host() + "/";
    return location.startsWith(here) ? location.substring(here.length() - 1) : location;
  }

  /** Will assert a redirect with status 302 to a route, and return the parameters of its path. */
  public Params redirectedParams() {
    return redirectedParams(302);
  }

  /** Will assert a redirect with this status to a route likewise ({@code redirected_params/2}). */
  public Params redirectedParams(int status) {
    URI place = URI.create(redirectedTo(status));
    String host =
        place.getHost() == null ? sent.host().replaceFirst(":\\d+$", "") : place.getHost();
    return sent.routes()
        .match("GET", host, String.valueOf(place.getRawPath()))
        .orElseThrow(() -> failure("a redirect to a route", place.toString()))
        .params();
  }

  /** Will return the browser's cookies after the answer. */
  public Map<String, String> cookies() {
    return cookies;
  }

  /** Will return what the browser's session held under a key when the answer had come. */
  public <T> Optional<T> findInSession(Key<T> key) {
    Optional<T> kept = Optional.ofNullable(key.type().cast(session.get(key.name())));
    return kept.or(() -> exchange
        .conn()
        .filter(conn -> conn.session() instanceof CookieSession)
        .flatMap(conn -> conn.session().find(key)));
  }

  /** Will assert that it held something, and return that. */
  public <T> T session(Key<T> key) {
    return findInSession(key)
        .orElseThrow(() ->
            failure("\"" + key.name() + "\" in the session", "a session with " + session.keySet()));
  }

  /** Will return an assign of the conn. */
  public <T> Optional<T> find(Key<T> key) {
    return conn().find(key);
  }

  /** Will assert an assign of the conn, and return it. */
  public <T> T get(Key<T> key) {
    return find(key).orElseThrow(() -> failure("assign \"" + key.name() + "\"", "none"));
  }

  /** Will return a message of the flash, as the request left it. */
  public Optional<String> flash(String kind) {
    return conn().find(Flash.KEY).flatMap(flash -> flash.get(kind));
  }

  /** Will tell whether a plug halted the conn. */
  public boolean halted() {
    return conn().halted();
  }

  /** Will return the format that was negotiated, such as {@code html}. */
  public Optional<String> format() {
    return conn().format();
  }

  private Conn conn() {
    return exchange
        .conn()
        .orElseThrow(() -> failure("a request that reaches the endpoint", "an answer before"));
  }

  private AssertionError failure(String expected, String got) {
    return new AssertionError(
        "expected " + expected + " of " + exchange + ", got: " + got + exchange.because() + "\n"
            + answer.excerpt(EXCERPT),
        exchange.error().orElse(null));
  }

  @Override
  public String toString() {
    return exchange + "\n" + answer.excerpt(EXCERPT);
  }
}
