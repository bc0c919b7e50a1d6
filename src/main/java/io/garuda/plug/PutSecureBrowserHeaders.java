package io.garuda.plug;

import io.garuda.conn.Conn;

/** Sets the headers that make browsers careful ({@code put_secure_browser_headers}). */
public final class PutSecureBrowserHeaders implements Plug {
  private static final String DEFAULT_POLICY = "base-uri 'self'; frame-ancestors 'self';";

  private final String contentSecurityPolicy;

  public PutSecureBrowserHeaders() {
    this(DEFAULT_POLICY);
  }

  /** Will send this {@code content-security-policy} instead of the default. */
  public PutSecureBrowserHeaders(String contentSecurityPolicy) {
    this.contentSecurityPolicy = contentSecurityPolicy;
  }

  @Override
  public void call(Conn conn) {
    conn.putHeader("referrer-policy", "strict-origin-when-cross-origin");
    conn.putHeader("x-content-type-options", "nosniff");
    conn.putHeader("x-permitted-cross-domain-policies", "none");
    conn.putHeader("content-security-policy", contentSecurityPolicy);
  }
}
