package io.garuda.view.html;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import io.garuda.conn.Conn;
import io.garuda.path.RoutePath;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Forms that carry the session's CSRF token, and links that are forms ({@code form}, {@code link} and
 * {@code button} of {@code Phoenix.HTML}); immutable.
 */
public final class FormTag implements Content {
  private static final Set<String> METHODS = Set.of("post", "put", "patch", "delete");

  private final Conn conn;
  private final String method;
  private final RoutePath action;
  private final Content content;
  private final Map<String, String> attributes;

  private FormTag(
      Conn conn, String method, RoutePath action, Content content, Map<String, String> attributes) {
    this.conn = conn;
    this.method = method;
    this.action = action;
    this.content = content;
    this.attributes = attributes;
  }

  /** Will make a form that is posted to a path of this application. */
  public static FormTag post(Conn conn, RoutePath action, Content content) {
    return form(conn, "post", action, content);
  }

  /**
   * Will make a form with the method {@code post}, {@code put}, {@code patch} or {@code delete}; the plug
   * {@code MethodOverride} makes of the post what is asked for.
   */
  public static FormTag form(Conn conn, String method, RoutePath action, Content content) {
    String asked = method.toLowerCase(Locale.ROOT);
    if (!METHODS.contains(asked)) {
      throw new IllegalArgumentException(
          "expected a form's method of " + METHODS + ", got: \"" + method + "\"");
    }
    return new FormTag(conn, asked, action, content, Map.of());
  }

  /** Will make a form that is posted with its files. */
  public static FormTag upload(Conn conn, RoutePath action, Content content) {
    return post(conn, action, content).with("enctype", "multipart/form-data");
  }

  /** Will make a button that asks for a path by a method other than {@code get}. */
  public static FormTag button(Conn conn, String method, RoutePath action, String label) {
    return form(conn, method, action, out -> {
      Markup html = new Markup(out);
      html.open("button");
      html.close();
      html.text("button", label);
      html.end("button");
    });
  }

  /** Will make the hidden field that {@code ProtectFromForgery} asks for, for a form of your own. */
  public static Content csrf(Conn conn) {
    return out -> new Markup(out).hidden("_csrf_token", conn.csrfToken());
  }

  /** Will return this form with an attribute more, such as a class. */
  public FormTag with(String name, String value) {
    return new FormTag(conn, method, action, content, Markup.with(attributes, name, value));
  }

  @Override
  public void writeTo(TemplateOutput out) {
    Markup html = new Markup(out);
    html.open("form");
    html.attribute("form", "method", "post");
    html.attribute("form", "action", conn.path(action));
    attributes.forEach((name, value) -> html.attribute("form", name, value));
    html.close();
    csrf(conn).writeTo(out);
    if (!method.equals("post")) {
      html.hidden("_method", method);
    }
    content.writeTo(out);
    html.end("form");
  }
}
