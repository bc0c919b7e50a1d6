package io.garuda.endpoint;

import io.garuda.param.Params;
import io.garuda.param.PercentEscapes;
import io.garuda.router.Route;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The paths by which Jersey knows our routes: an index in two parts, then the parameters.
 *
 * <p>Values are encoded whole, slashes too, so that Jersey decodes exactly what the table matched.
 */
final class InternalUri {
  /** Jersey tries the paths of one level in turn: so 1,000 routes cost it 32 steps at the most twice. */
  private static final int GROUP = 32;

  private InternalUri() {}

  /** Will return the path of the resource to register a route under. */
  static String group(Route route) {
    return Integer.toString(route.index() / GROUP);
  }

  /** Will return the template to register a route under, below its group. */
  static String template(Route route) {
    StringBuilder out = new StringBuilder().append(route.index() % GROUP);
    for (String name : route.path().names()) {
      out.append("/{").append(name).append(": [^/]*}");
    }
    return out.toString();
  }

  /** Will return the URI of a matched request, below the application's own. */
  static URI of(URI base, Route route, Params params, @Nullable String query) {
    StringBuilder out = new StringBuilder(base.toString())
        .append(route.index() / GROUP)
        .append('/')
        .append(route.index() % GROUP);
    for (String name : route.path().names()) {
      encode(out.append('/'), params.get(name).orElse(""));
    }
    return withQuery(out, query);
  }

  /** Will return the URI that the client asked for. */
  static URI requested(URI base, HttpServletRequest request) {
    StringBuilder out = new StringBuilder();
    legal(
        out.append(base.getScheme()).append("://").append(base.getRawAuthority()),
        request.getRequestURI());
    return withQuery(out, request.getQueryString());
  }

  private static URI withQuery(StringBuilder out, @Nullable String query) {
    if (query != null) {
      legal(out.append('?'), query);
    }
    return URI.create(out.toString());
  }

  private static void encode(StringBuilder out, String value) {
    for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
      if (Character.isLetterOrDigit(b) || b == '-' || b == '_' || b == '~') {
        out.append((char) b);
      } else {
        PercentEscapes.append(out, b);
      }
    }
  }

  /** Will let text through as it came, but for what no URI may hold (RFC 3986 section 3). */
  private static void legal(StringBuilder out, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      byte b = bytes[i];
      boolean escaped = b == '%'
          && i + 2 < bytes.length
          && Character.digit(bytes[i + 1], 16) >= 0
          && Character.digit(bytes[i + 2], 16) >= 0;
      boolean legal = b > ' ' && b < 0x7F && "\"#%<>[\\]^`{|}".indexOf(b) < 0;
      if (escaped || legal) {
        out.append((char) b);
      } else {
        PercentEscapes.append(out, b);
      }
    }
  }
}
