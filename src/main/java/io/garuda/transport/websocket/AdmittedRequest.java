package io.garuda.transport.websocket;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpUpgradeHandler;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request that the gate admitted, as the container is to see it: with the ticket in its query, and of
 * the subprotocols only the one that is the answer.
 */
final class AdmittedRequest extends HttpServletRequestWrapper {
  private final String ticket;
  private final Optional<String> subprotocol;

  AdmittedRequest(HttpServletRequest request, String ticket, Optional<String> subprotocol) {
    super(request);
    this.ticket = ticket;
    this.subprotocol = subprotocol;
  }

  @Override
  public String getQueryString() {
    String query = super.getQueryString();
    return query == null || query.isEmpty() ? ticket : query + "&" + ticket;
  }

  @Override
  public @Nullable String getHeader(String name) {
    return name.equalsIgnoreCase(Subprotocol.HEADER)
        ? subprotocol.orElse(null)
        : super.getHeader(name);
  }

  @Override
  public Enumeration<String> getHeaders(String name) {
    return name.equalsIgnoreCase(Subprotocol.HEADER)
        ? Collections.enumeration(subprotocol.stream().toList())
        : super.getHeaders(name);
  }

  @Override
  public <T extends HttpUpgradeHandler> T upgrade(Class<T> handler)
      throws IOException, ServletException {
    return TyrusUpgrade.isFor(handler)
        ? TyrusUpgrade.upgrade((HttpServletRequest) getRequest(), handler)
        : super.upgrade(handler);
  }

  @Override
  public Enumeration<String> getHeaderNames() {
    return Collections.enumeration(Collections.list(super.getHeaderNames()).stream()
        .filter(name -> subprotocol.isPresent() || !name.equalsIgnoreCase(Subprotocol.HEADER))
        .toList());
  }
}
