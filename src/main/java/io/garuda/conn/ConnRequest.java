package io.garuda.conn;

import io.garuda.param.Params;
import io.garuda.session.ContainerStore;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpSession;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shows the rest of the way what the plugs made of the request: its method, its body again. */
final class ConnRequest extends HttpServletRequestWrapper {
  private final Conn conn;
  private @Nullable Replay replay;
  private @Nullable ForgottenSession forgotten;

  ConnRequest(HttpServletRequest request, Conn conn) {
    super(request);
    this.conn = conn;
  }

  @Override
  public String getMethod() {
    return conn.method();
  }

  @Override
  public AsyncContext startAsync(ServletRequest request, ServletResponse response) {
    AsyncContext async = super.startAsync(request, response);
    return super.getMethod().equals("HEAD") ? new HeadAsync(async) : async;
  }

  void forgetSession() {
    forgotten = new ForgottenSession(getServletContext());
  }

  @Override
  public HttpSession getSession() {
    if (forgotten != null) {
      return forgotten;
    }
    HttpSession session = super.getSession();
    completeCookie();
    return session;
  }

  @Override
  public @Nullable HttpSession getSession(boolean create) {
    if (forgotten != null) {
      return forgotten;
    }
    HttpSession session = super.getSession(create);
    if (create) {
      completeCookie();
    }
    return session;
  }

  @Override
  public String changeSessionId() {
    if (forgotten != null) {
      return forgotten.getId();
    }
    String id = super.changeSessionId();
    completeCookie();
    return id;
  }

  void completeCookie() {
    ContainerStore.completeCookie(this, conn.servletResponse());
  }

  @Override
  public @Nullable Principal getUserPrincipal() {
    return forgotten != null ? null : super.getUserPrincipal();
  }

  @Override
  public @Nullable String getRemoteUser() {
    return forgotten != null ? null : super.getRemoteUser();
  }

  @Override
  public boolean isUserInRole(String role) {
    return forgotten == null && super.isUserInRole(role);
  }

  boolean hasBody() {
    long length = getContentLengthLong();
    return length > 0
        || (length < 0
            && (getHeader("transfer-encoding") != null || getProtocol().startsWith("HTTP/2")));
  }

  @Override
  public ServletInputStream getInputStream() throws IOException {
    Optional<Body> body = conn.body();
    if (body.isEmpty()) {
      return super.getInputStream();
    }
    Replay known = replay;
    if (known == null || known.body != body.get()) {
      known = new Replay(body.get());
      replay = known;
    }
    return known; // the same each time, or else a reader that asks again would never see an end
  }

  @Override
  public BufferedReader getReader() throws IOException {
    if (conn.body().isEmpty()) {
      return super.getReader();
    }
    String encoding = getCharacterEncoding();
    Charset charset = encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding);
    return new BufferedReader(new InputStreamReader(getInputStream(), charset));
  }

  @Override
  public @Nullable String getParameter(String name) {
    if (conn.body().isEmpty()) {
      return super.getParameter(name);
    }
    String[] values = getParameterMap().get(name);
    return values == null ? null : values[0];
  }

  @Override
  public String @Nullable [] getParameterValues(String name) {
    return conn.body().isEmpty()
        ? super.getParameterValues(name)
        : getParameterMap().get(name);
  }

  @Override
  public Enumeration<String> getParameterNames() {
    return conn.body().isEmpty()
        ? super.getParameterNames()
        : Collections.enumeration(getParameterMap().keySet());
  }

  @Override
  public Map<String, String[]> getParameterMap() {
    if (conn.body().isEmpty()) {
      return super.getParameterMap();
    }
    Map<String, String[]> all = new LinkedHashMap<>();
    addTo(all, conn.queryParams());
    addTo(all, conn.bodyParams());
    return all;
  }

  private static void addTo(Map<String, String[]> all, Params params) {
    for (String name : params.names()) {
      String[] before = all.getOrDefault(name, new String[0]);
      String[] more = params.all(name).toArray(String[]::new);
      String[] joined = new String[before.length + more.length];
      System.arraycopy(before, 0, joined, 0, before.length);
      System.arraycopy(more, 0, joined, before.length, more.length);
      all.put(name, joined);
    }
  }

  private static final class Replay extends ServletInputStream {
    private final Body body;
    private final ByteArrayInputStream bytes;

    Replay(Body body) {
      this.body = body;
      this.bytes = new ByteArrayInputStream(body.bytes());
    }

    @Override
    public boolean isFinished() {
      return bytes.available() == 0;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new IllegalStateException("expected a blocking read of a body that was read already;"
          + " read it from getInputStream, or keep the parsers away from this path");
    }

    @Override
    public int read() {
      return bytes.read();
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      return bytes.read(target, offset, length);
    }
  }
}
