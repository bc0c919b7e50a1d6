package io.garuda.channel;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Which pages may connect, by the {@code Origin} of their request ({@code check_origin}).
 *
 * <p>A request without one is not asked: browsers always send it.
 */
final class OriginCheck {
  private interface Rule {
    boolean allows(URI origin, URI request);
  }

  /** Allows a page of the host that the request was sent to. */
  static final OriginCheck HOST = new OriginCheck(
      "the host of the request",
      (origin, request) -> Objects.equals(origin.getHost(), request.getHost()));

  /** Allows a page of the scheme, host and port that the request was sent to. */
  static final OriginCheck CONN = new OriginCheck(
      "scheme, host and port of the request",
      (origin, request) -> Objects.equals(origin.getHost(), request.getHost())
          && Objects.equals(origin.getScheme(), request.getScheme())
          && OriginPattern.port(origin) == OriginPattern.port(request));

  /** Allows everything, nonsense included. */
  static final OriginCheck ANY = new OriginCheck("all", (origin, request) -> true);

  private final String described;
  private final Rule rule;

  private OriginCheck(String described, Rule rule) {
    this.described = described;
    this.rule = rule;
  }

  static OriginCheck of(List<String> allowed) {
    if (allowed.isEmpty()) {
      throw new IllegalArgumentException(
          "expected at least one origin, got none; to allow all of them use allowAnyOrigin()");
    }
    List<OriginPattern> patterns = allowed.stream().map(OriginPattern::parse).toList();
    return new OriginCheck(String.join(", ", allowed), (origin, request) -> patterns.stream()
        .anyMatch(pattern -> pattern.matches(origin)));
  }

  static OriginCheck of(Predicate<URI> allowed) {
    return new OriginCheck(
        "a check of the application's", (origin, request) -> allowed.test(origin));
  }

  boolean allows(String origin, URI request) {
    if (this == ANY) {
      return true;
    }
    URI uri;
    try {
      uri = URI.create(origin);
    } catch (IllegalArgumentException e) {
      return false; // nonsense is nobody's origin
    }
    return uri.getHost() != null && rule.allows(uri, request);
  }

  @Override
  public String toString() {
    return described;
  }
}
