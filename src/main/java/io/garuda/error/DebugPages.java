package io.garuda.error;

import io.garuda.conn.Conn;
import io.garuda.param.ParamFilter;
import io.garuda.param.Params;
import io.garuda.router.NoRouteException;
import io.garuda.view.TemplateEngine;
import io.garuda.view.jte.TemplatePlace;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Shows developers what went wrong: exception, source, request, session, the routes ({@code
 * Plug.Debugger}).
 *
 * <p>For development only: a page shows what a stranger should not see. Secrets are filtered.
 */
public final class DebugPages {
  private static final System.Logger LOG = System.getLogger(DebugPages.class.getName());
  private static final int AROUND = 5;

  /** In the place of the application's, which may refuse the style of the page. */
  private static final String POLICY = "default-src 'self'; style-src 'unsafe-inline'";

  private static final ParamFilter FILTER = new ParamFilter();

  private final TemplateEngine templates;
  private final Path sources;
  private final Path pages;
  private final String routes;

  /**
   * Will show the application's own code.
   *
   * @param templates the framework's
   * @param sources the folder of its Java sources; it may be missing. Its templates are in {@code jte} beside it
   * @param routes its table, printed
   */
  public DebugPages(TemplateEngine templates, Path sources, String routes) {
    this.templates = templates;
    this.sources = sources;
    this.pages = sources.resolveSibling("jte");
    this.routes = routes;
  }

  RenderErrors.Answer answer(Conn conn, Throwable error, int status, boolean asPage) {
    DebugError shown = describe(conn, error, status);
    if (asPage) {
      conn.putHeader("content-security-policy", POLICY);
      return new RenderErrors.Answer(
          status,
          "text/html;charset=utf-8",
          templates.render("debug", List.of(), Map.of("error", shown)));
    }
    return new RenderErrors.Answer(
        status, "text/plain;charset=utf-8", shown.text().getBytes(StandardCharsets.UTF_8));
  }

  private DebugError describe(Conn conn, Throwable error, int status) {
    List<String> causes = new ArrayList<>();
    for (Throwable cause = error.getCause(); cause != null; cause = cause.getCause()) {
      causes.add(cause.toString());
    }
    return new DebugError(
        status,
        error.getClass().getName(),
        String.valueOf(error.getMessage()),
        conn.method() + " " + conn.rawPath(),
        frames(error),
        causes,
        sections(conn),
        error instanceof NoRouteException ? routes : "");
  }

  private static Map<String, Map<String, String>> sections(Conn conn) {
    HttpServletRequest request = conn.servletRequest();
    Map<String, Map<String, String>> sections = new LinkedHashMap<>();
    sections.put("Path parameters", shown(conn.pathParams()));
    sections.put("Query parameters", shown(conn.queryParams()));
    sections.put("Body parameters", shown(conn.bodyParams()));
    Map<String, String> headers = new LinkedHashMap<>();
    for (String name : Collections.list(request.getHeaderNames())) {
      headers.put(
          name,
          name.equalsIgnoreCase("cookie")
              ? ParamFilter.FILTERED
              : String.join(", ", Collections.list(request.getHeaders(name))));
    }
    sections.put("Headers", shown(Params.of(headers)));
    Map<String, String> session = new LinkedHashMap<>();
    conn.session().all().forEach((name, value) -> session.put(name, String.valueOf(value)));
    sections.put("Session", shown(Params.of(session)));
    return sections;
  }

  private static Map<String, String> shown(Params values) {
    return FILTER.apply(values).toMap();
  }

  /** A template comes first: what its code is compiled to is of no use to people. */
  private List<DebugError.Frame> frames(Throwable error) {
    return Stream.concat(
            TemplatePlace.of(error).map(this::frame).stream(),
            Arrays.stream(error.getStackTrace()).map(this::frame))
        .toList();
  }

  private DebugError.Frame frame(TemplatePlace place) {
    return new DebugError.Frame(
        "template",
        place.name() + ":" + place.line(),
        excerpt(pages.resolve(place.name()), place.line()));
  }

  private DebugError.Frame frame(StackTraceElement element) {
    String method = element.getClassName() + "." + element.getMethodName();
    String file = element.getFileName();
    if (file == null) {
      return new DebugError.Frame(method, "unknown", List.of());
    }
    String folder = element.getClassName().replaceAll("[^.]*$", "").replace('.', '/');
    return new DebugError.Frame(
        method,
        file + ":" + element.getLineNumber(),
        excerpt(sources.resolve(folder + file), element.getLineNumber()));
  }

  private static List<DebugError.Line> excerpt(Path file, int line) {
    if (line < 1 || !Files.isRegularFile(file)) {
      return List.of();
    }
    try {
      List<String> lines = Files.readAllLines(file);
      int shown = Math.min(line, lines.size()); // what ends too early is missed behind its end
      return IntStream.rangeClosed(
              Math.max(1, shown - AROUND), Math.min(lines.size(), shown + AROUND))
          .mapToObj(number -> new DebugError.Line(number, lines.get(number - 1), number == shown))
          .toList();
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "expected source in UTF-8", e);
      return List.of();
    }
  }
}
