package io.garuda.proxy;

/** The two families of headers in which proxies tell of the client. */
public enum ProxyHeaders {
  /** {@code Forwarded} (RFC 7239). */
  FORWARDED,
  /** {@code X-Forwarded-For}, {@code -Proto}, {@code -Host} and {@code -Port}. */
  X_FORWARDED
}
