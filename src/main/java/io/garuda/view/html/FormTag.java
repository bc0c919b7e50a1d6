package io.garuda.view.html;

import gg.jte.Content;
import io.garuda.conn.Conn;
import io.garuda.path.RoutePath;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Forms that carry the session's CSRF token, and links that are forms ({@code form}, {@code link} and
 * {@code button} of {@code Phoenix.HTML}).
 */
public final class FormTag {
  private static final Set<String> METHODS = Set.of("post", "put", "patch", "delete");

  private FormTag() {}

  /** Will make a form that is posted to a path of this application. */
  public static Content post(Conn conn, RoutePath action, Content content) {
    return form(conn, "post", action, content);
  }

  /**
   * Will make a form with the method {@code post}, {@code put}, {@code patch} or {@code delete}; the plug
   * {@code MethodOverride} makes of the post what is asked for.
   */
  public static Content form(Conn conn, String method, RoutePath action, Content content) {
    return form(conn, method, action, null, content);
  }

  /** Will make a form that is posted with its files. */
  public static Content upload(Conn conn, RoutePath action, Content content) {
    return form(conn, "post", action, "multipart/form-data", content);
  }

  /** Will make a button that asks for a path by a method other than {@code get}. */
  public static Content button(Conn conn, String method, RoutePath action, String label) {
    return form(conn, method, action, out -> {
      Markup html = new Markup(out);
      html.open("button");
      html.close();
      html.text("button", label);
      html.end("button");
    });
  }

  private static Content form(
      Conn conn, String method, RoutePath action, @Nullable String type, Content content) {
    String asked = method.toLowerCase(Locale.ROOT);
    if (!METHODS.contains(asked)) {
      throw new IllegalArgumentException(
          "expected a form's method of " + METHODS + ", got: \"" + method + "\"");
    }
    return out -> {
      Markup html = new Markup(out);
      html.open("form");
      html.attribute("form", "method", "post");
      html.attribute("form", "action", conn.path(action));
      html.attribute("form", "enctype", type);
      html.close();
      html.hidden("_csrf_token", conn.csrfToken());
      if (!asked.equals("post")) {
        html.hidden("_method", asked);
      }
      content.writeTo(out);
      html.end("form");
    };
  }

  /** Will make the hidden field that {@code ProtectFromForgery} asks for, for a form of your own. */
  public static Content csrf(Conn conn) {
    return out -> new Markup(out).hidden("_csrf_token", conn.csrfToken());
  }
}
