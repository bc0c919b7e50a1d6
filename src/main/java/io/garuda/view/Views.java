package io.garuda.view;

import io.garuda.conn.Conn;
import io.garuda.i18n.Texts;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Turns views into pages for a conn. */
public final class Views {
  private final @Nullable TemplateEngine engine;

  private Views(@Nullable TemplateEngine engine) {
    this.engine = engine;
  }

  public static Views of(TemplateEngine engine) {
    return new Views(engine);
  }

  /** Will make views of an application without templates: text only. */
  public static Views withoutTemplates() {
    return new Views(null);
  }

  /** Will make views likewise, with another engine in place of this one's; same without templates. */
  public Views by(UnaryOperator<TemplateEngine> other) {
    return engine == null ? this : new Views(other.apply(engine));
  }

  /** Will render a view as UTF-8; its template may ask for the {@code conn} and, behind PutLocale, the {@code texts}. */
  public byte[] render(View view, Conn conn) {
    Optional<String> template = view.template();
    if (template.isEmpty()) {
      return escape(view.text()).getBytes(StandardCharsets.UTF_8);
    }
    if (engine == null) {
      throw new IllegalStateException("expected a template engine for \"" + template.get()
          + "\", got none; add .views(JteTemplateEngine.precompiled(...)) to the EndpointConfig");
    }
    Map<String, Object> assigns = new HashMap<>(view.assigns());
    assigns.put("conn", conn);
    conn.find(Texts.KEY).ifPresent(texts -> assigns.put("texts", texts));
    return engine.render(
        template.get(), view.layouts(conn.find(View.LAYOUT), conn.find(View.ROOT_LAYOUT)), assigns);
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
