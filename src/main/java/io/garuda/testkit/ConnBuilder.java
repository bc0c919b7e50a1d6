package io.garuda.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.garuda.assigns.Key;
import io.garuda.conn.Conn;
import io.garuda.endpoint.ConnSetup;
import io.garuda.plug.Pipeline;
import io.garuda.plug.Plug;
import io.garuda.plug.ProtectFromForgery;
import io.garuda.router.Routes;
import io.garuda.session.Session;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A request that is not sent yet; made by {@link ConnVerbs}, confined to the test's thread. */
public final class ConnBuilder implements ConnVerbs {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern PATH = Pattern.compile("/[\\x21-\\x7e]*");
  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
  private static final Pattern VALUE = Pattern.compile("[\\t\\x20-\\x7e]*");
  private static final Set<String> RECYCLED = Set.of("accept", "accept-language", "authorization");

  private record Header(String name, String value) {}

  private final ConnCase owner;
  private final List<Header> headers = new ArrayList<>();
  private final Map<String, String> cookies = new LinkedHashMap<>();
  private final List<Consumer<Session>> session = new ArrayList<>();
  private final List<Consumer<Conn>> setup = new ArrayList<>();
  private String host = "www.example.com";
  private @Nullable String remoteIp;
  private boolean forgeryProtected;
  private byte @Nullable [] body;
  private @Nullable MultipartBody parts;

  ConnBuilder(ConnCase owner) {
    this.owner = owner;
  }

  /** Will begin the next request of the same browser ({@code recycle/1}). */
  ConnBuilder recycle(Map<String, String> kept) {
    ConnBuilder next = new ConnBuilder(owner);
    headers.stream()
        .filter(header -> RECYCLED.contains(header.name.toLowerCase(Locale.ROOT)))
        .forEach(next.headers::add);
    next.cookies.putAll(kept);
    next.host = host;
    next.remoteIp = remoteIp;
    next.forgeryProtected = forgeryProtected;
    return next;
  }

  @Override
  public ConnBuilder request() {
    return this;
  }

  ConnBuilder addHeader(String name, String value) {
    headers.add(new Header(name, checked(value)));
    return this;
  }

  ConnBuilder addCookie(String name, String value) {
    cookies.put(name, checked(value));
    return this;
  }

  ConnBuilder atHost(String other) {
    host = checked(other);
    return this;
  }

  String host() {
    return host;
  }

  Routes routes() {
    return owner.server().routes();
  }

  ConnBuilder comingFrom(String address) {
    if (!ADDRESS.matcher(address).matches()) {
      throw new IllegalArgumentException(
          "expected an address such as 203.0.113.7 or 2001:db8::7, got: \"" + address + "\"");
    }
    remoteIp = address;
    return this;
  }

  private static String checked(String value) {
    if (!VALUE.matcher(value).matches()) {
      throw new IllegalArgumentException("expected visible ASCII, got: \"" + value
          + "\"; encode it as the application decodes it");
    }
    return value;
  }

  <T> ConnBuilder inSession(Key<T> key, T value) {
    session.add(held -> held.put(key, value));
    return this;
  }

  <T> ConnBuilder assigning(Key<T> key, T value) {
    setup.add(conn -> conn.assign(key, value));
    return this;
  }

  ConnBuilder formBody(Map<String, String> fields) {
    String form = fields.entrySet().stream()
        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
        .collect(Collectors.joining("&"));
    return rawBody("application/x-www-form-urlencoded", form.getBytes(StandardCharsets.US_ASCII));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  ConnBuilder jsonBody(Object value) {
    try {
      return rawBody("application/json", JSON.writeValueAsBytes(value));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "expected a value that Jackson can write, got: " + value.getClass().getName(), e);
    }
  }

  ConnBuilder rawBody(String contentType, byte[] bytes) {
    addHeader("content-type", contentType);
    body = bytes.clone();
    return this;
  }

  ConnBuilder multipartField(String name, String value) {
    parts().field(name, value);
    return this;
  }

  ConnBuilder multipartFile(String name, String filename, String contentType, byte[] content) {
    parts().file(name, filename, checked(contentType), content);
    return this;
  }

  private MultipartBody parts() {
    MultipartBody known = parts == null ? new MultipartBody() : parts;
    parts = known;
    return known;
  }

  ConnBuilder protectedFromForgery() {
    forgeryProtected = true;
    return this;
  }

  ConnBuilder through(Pipeline... pipelines) {
    List<Plug> plugs =
        Stream.of(pipelines).flatMap(pipeline -> pipeline.plugs().stream()).toList();
    return assigning(ConnSetup.BYPASS, new Pipeline("bypass", plugs));
  }

  TestConn dispatch(String method, String path) {
    if (!PATH.matcher(path).matches()) {
      throw new IllegalArgumentException("expected a path such as /rooms?page=2, got: \"" + path
          + "\"; begin with a slash and percent-encode it");
    }
    if (parts != null && body != null) {
      throw new IllegalStateException("expected one body, got parts and another one;"
          + " send what is beside a file by field(name, value)");
    }
    if (parts != null) {
      rawBody(parts.contentType(), parts.bytes());
      parts = null;
    }
    ConnServer server = owner.server();
    List<Consumer<Conn>> all = new ArrayList<>(setup);
    if (!forgeryProtected) {
      all.add(conn -> conn.assign(ProtectFromForgery.SKIP, true));
    }
    ConnExchange exchange = new ConnExchange(method, path, remoteIp, session, all);
    ConnAnswer answer = server.send(exchange, id -> bytes(exchange, id), owner.deadline());
    Map<String, String> kept = new LinkedHashMap<>(cookies);
    answer.keepCookies(kept);
    return new TestConn(this, exchange, answer, kept, server.session(kept));
  }

  private byte[] bytes(ConnExchange exchange, String id) {
    List<Header> all = new ArrayList<>(headers);
    all.add(new Header("host", host));
    all.add(new Header("connection", "close"));
    all.add(new Header(ConnExchange.HEADER, id));
    if (!cookies.isEmpty()) {
      all.add(new Header(
          "cookie",
          cookies.entrySet().stream()
              .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
              .collect(Collectors.joining("; "))));
    }
    if (body != null) {
      all.add(new Header("content-length", Integer.toString(body.length)));
    }
    StringBuilder head = new StringBuilder(exchange + " HTTP/1.1\r\n");
    all.forEach(
        header -> head.append(header.name).append(": ").append(header.value).append("\r\n"));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
    if (body != null) {
      out.writeBytes(body);
    }
    return out.toByteArray();
  }
}
