package io.garuda.conn;

import io.garuda.assets.Assets;
import io.garuda.param.Params;
import io.garuda.path.RoutePath;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The side of a {@link Conn} that tells what the client asked for and sent. */
public abstract class ConnInput {
  ConnRequest request;
  private ScriptName script = ScriptName.NONE;
  private Params pathParams = Params.empty();
  private @Nullable Params queryParams;
  private @Nullable Body body;

  /** Called by client proxies of CDI, which never touch these fields. */
  @SuppressWarnings("NullAway")
  ConnInput() {}

  /** Will return {@code http} or {@code https}, by the client's own connection. */
  public String scheme() {
    return request.getScheme();
  }

  /** Will return the host that the client asked for, in small letters and without a port. */
  public String host() {
    return request.getServerName().toLowerCase(Locale.ROOT);
  }

  public int port() {
    return request.getServerPort();
  }

  /** Will return the client's address; behind a proxy that is not trusted, that of the proxy. */
  public String remoteIp() {
    return request.getRemoteAddr();
  }

  /**
   * Will return the path below the context path as the client sent it, never decoded.
   *
   * <p>In a plug that a router forwards to, what is below {@link #scriptName}.
   */
  public String rawPath() {
    String uri = request.getRequestURI();
    int start = request.getContextPath().length() + script.length();
    String path = uri.substring(Math.min(start, uri.length()));
    return path.isEmpty() ? "/" : path;
  }

  /**
   * Will return the prefix that a router forwards from, as its table has it; else nothing.
   *
   * <p>{@code conn.path(conn.scriptName() + "/x")} leads to a path below it ({@code script_name}).
   */
  public String scriptName() {
    return script.text();
  }

  /** Will show only what is below a prefix of the path, or all again for an empty one. */
  public void putScriptName(String prefix) {
    script = ScriptName.NONE;
    script = ScriptName.of(prefix, rawPath());
  }

  /** Will return path and query as the client sent them, context path and all. */
  public String requestTarget() {
    String query = request.getQueryString();
    return request.getRequestURI() + (query == null ? "" : "?" + query);
  }

  /** Will return the path below this application's context path, as links need it. */
  public String path(String local) {
    return request.getServletContext().getContextPath() + LocalPath.checked(local);
  }

  /** Will return a path as links need it: below this application's context path. */
  public String path(RoutePath path) {
    return path(path.text());
  }

  /** Will return a path with scheme, host and port, as the client asked for them: for mails, feeds. */
  public String url(RoutePath path) {
    boolean usual = port() == (scheme().equals("https") ? 443 : 80);
    return scheme() + "://" + host() + (usual ? "" : ":" + port()) + path(path);
  }

  /**
   * Will return the path of a static file as links need it: of its digested copy, if the build made one.
   *
   * <p>With the endpoint's {@code staticUrl} it is a URL there ({@code static_url}).
   *
   * @param local such as {@code /assets/app.css}
   */
  public String asset(String local) {
    Assets assets = assets();
    String file = assets.path(LocalPath.checked(local));
    RoutePath path = RoutePath.of(List.of(file.substring(1).split("/", -1)));
    return assets.url().map(url -> url + path.text()).orElseGet(() -> path(path));
  }

  /** Will return the hash for an {@code integrity} attribute; null, so no attribute, without a copy. */
  public @Nullable String integrity(String local) {
    return assets().integrity(local).orElse(null);
  }

  /** Will return the type that the server knows a file's name to have. */
  public Optional<String> mimeType(String path) {
    return Optional.ofNullable(request.getServletContext().getMimeType(path));
  }

  /** Will return what the build made of the static files. */
  public Assets assets() {
    return request.getServletContext().getAttribute(Assets.class.getName()) instanceof Assets known
        ? known
        : Assets.none();
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(request.getHeader(name));
  }

  public Params pathParams() {
    return pathParams;
  }

  public void putPathParams(Params params) {
    pathParams = params;
  }

  /**
   * Will return what stands behind the question mark.
   *
   * @throws io.garuda.param.MalformedParamsException if it cannot be decoded
   */
  public Params queryParams() {
    Params known = queryParams;
    if (known == null) {
      String query = request.getQueryString();
      known = query == null ? Params.empty() : Params.parse(query);
      queryParams = known;
    }
    return known;
  }

  /** Will return the fields of a form or of a JSON object; empty before a parser read the body. */
  public Params bodyParams() {
    return body == null ? Params.empty() : body.params();
  }

  /** Will return all parameters; the path's win over the body's, these over the query's. */
  public Params params() {
    return queryParams().merge(bodyParams()).merge(pathParams);
  }

  /** Will return the body as it came; none before a parser read it. */
  public Optional<Body> body() {
    return Optional.ofNullable(body);
  }

  public void putBody(Body read) {
    body = read;
  }

  /** Will tell whether the client sends a body. */
  public boolean hasBody() {
    return request.hasBody();
  }

  /** Will return how many bytes the client says that its body has; none if it does not say. */
  public OptionalLong declaredLength() {
    long length = request.getContentLengthLong();
    return length < 0 ? OptionalLong.empty() : OptionalLong.of(length);
  }

  /**
   * Will open the body for reading from the client, once; for parsers, which then {@link #putBody}.
   *
   * <p>Opening and reading throw what is wrong, unchecked, through whatever reads:
   *
   * @throws PayloadTooLargeException if it has, or says that it has, more bytes than the limit
   * @throws RequestTimeoutException if it comes too slowly
   * @throws BrokenBodyException if the client goes away, or breaks HTTP
   */
  public InputStream openBody(BodyLimits limits) {
    return BodyStream.open(request, limits);
  }

  /** Will return the last file that was uploaded under a name; empty before a parser read it. */
  public Optional<Upload> upload(String name) {
    List<Upload> all = uploads(name);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }

  /** Will return the files that were uploaded under a name, in their order. */
  public List<Upload> uploads(String name) {
    return body == null ? List.of() : body.uploads(name);
  }
}
