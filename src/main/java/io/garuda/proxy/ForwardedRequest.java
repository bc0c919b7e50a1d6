package io.garuda.proxy;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.Optional;

/** Shows a request as the client sent it to the outermost trusted proxy. */
public final class ForwardedRequest extends HttpServletRequestWrapper {
  private final HttpServletResponse response;
  private final Node client;
  private final boolean secure;
  private final String scheme;
  private final String host;
  private final int port;

  private ForwardedRequest(
      HttpServletRequest request, HttpServletResponse response, Claims claims) {
    super(request);
    this.response = response;
    this.client = claims.client();
    this.scheme = claims.scheme().orElseGet(request::getScheme);
    this.secure = claims.scheme().map("https"::equals).orElseGet(request::isSecure);
    this.host = claims.host().map(HostPort::host).orElseGet(request::getServerName);
    this.port = port(request, claims, scheme);
  }

  private static int port(HttpServletRequest request, Claims claims, String scheme) {
    int ofHost = claims.host().map(HostPort::port).orElse(0);
    if (ofHost > 0 || claims.port().isPresent()) {
      return ofHost > 0 ? ofHost : claims.port().getAsInt();
    }
    if (claims.host().isPresent()) {
      return Port.ofScheme(scheme);
    }
    int asked = Optional.ofNullable(request.getHeader("Host"))
        .flatMap(HostPort::parse)
        .map(HostPort::port)
        .orElse(0);
    return claims.scheme().isPresent() && asked == 0
        ? Port.ofScheme(scheme)
        : request.getServerPort();
  }

  /** Will return the request itself unless a trusted proxy tells more. */
  public static HttpServletRequest of(
      HttpServletRequest request, HttpServletResponse response, TrustedProxies proxies) {
    return proxies
        .claims(request.getRemoteAddr(), name -> Collections.list(request.getHeaders(name)))
        .<HttpServletRequest>map(claims -> new ForwardedRequest(request, response, claims))
        .orElse(request);
  }

  /** Will return the response to write to, which redirects by the client's view of the server. */
  public HttpServletResponse response() {
    return new ForwardedResponse(response, this);
  }

  @Override
  public String getRemoteAddr() {
    return client.address().toString();
  }

  /** Will return the address: names are not looked up. */
  @Override
  public String getRemoteHost() {
    return getRemoteAddr();
  }

  /** Will return the client's port if the proxy says it, else 0. */
  @Override
  public int getRemotePort() {
    return client.port();
  }

  @Override
  public String getScheme() {
    return scheme;
  }

  @Override
  public boolean isSecure() {
    return secure;
  }

  @Override
  public String getServerName() {
    return host;
  }

  @Override
  public int getServerPort() {
    return port;
  }

  @Override
  public StringBuffer getRequestURL() {
    return new StringBuffer(origin()).append(getRequestURI());
  }

  String origin() {
    return scheme + "://" + host + (port == Port.ofScheme(scheme) ? "" : ":" + port);
  }
}
