package io.garuda.proxy;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.regex.Pattern;

/** Redirects to whole URIs, as the client sees this server: Payara makes them as it sees itself. */
final class ForwardedResponse extends HttpServletResponseWrapper {
  private static final Pattern ABSOLUTE = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*");

  private final ForwardedRequest request;

  ForwardedResponse(HttpServletResponse response, ForwardedRequest request) {
    super(response);
    this.request = request;
  }

  @Override
  public void sendRedirect(String location) throws IOException {
    super.sendRedirect(whole(location));
  }

  private String whole(String location) {
    String path = request.getRequestURI();
    if (ABSOLUTE.matcher(location).lookingAt()) {
      return location;
    }
    if (location.startsWith("//")) {
      return request.getScheme() + ":" + location;
    }
    if (location.startsWith("/")) {
      return request.origin() + location;
    }
    boolean sameFile = location.isEmpty() || location.startsWith("?") || location.startsWith("#");
    return request.origin()
        + (sameFile ? path : path.substring(0, path.lastIndexOf('/') + 1))
        + location;
  }
}
