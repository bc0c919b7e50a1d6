package io.garuda.error;

import io.garuda.channel.UnknownTopicException;
import io.garuda.conn.BrokenBodyException;
import io.garuda.conn.PayloadTooLargeException;
import io.garuda.conn.RequestTimeoutException;
import io.garuda.param.InvalidParamsException;
import io.garuda.param.MalformedParamsException;
import io.garuda.plug.InvalidCrossOriginRequestException;
import io.garuda.plug.InvalidCsrfTokenException;
import io.garuda.plug.InvalidPathException;
import io.garuda.plug.NotAcceptableException;
import io.garuda.plug.TooManyRequestsException;
import io.garuda.plug.UnknownHostException;
import io.garuda.plug.UnsupportedMediaTypeException;
import io.garuda.pubsub.OutOfReachException;
import io.garuda.router.NoRouteException;
import io.garuda.view.View;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Says which exception is answered with which status, and how errors look; immutable.
 *
 * <p>A client gets the format that its pipeline negotiated, or the first of these that it accepts. An
 * exception that the table does not know, nor any of its superclasses, is answered with 500.
 */
public final class ErrorRendering {
  private static final Map<Class<? extends Throwable>, Integer> KNOWN = Map.ofEntries(
      Map.entry(MalformedParamsException.class, 400),
      Map.entry(BrokenBodyException.class, 400),
      Map.entry(UnknownHostException.class, 400),
      Map.entry(InvalidPathException.class, 400),
      Map.entry(InvalidCsrfTokenException.class, 403),
      Map.entry(InvalidCrossOriginRequestException.class, 403),
      Map.entry(NoRouteException.class, 404),
      Map.entry(UnknownTopicException.class, 404),
      Map.entry(NotAcceptableException.class, 406),
      Map.entry(RequestTimeoutException.class, 408),
      Map.entry(PayloadTooLargeException.class, 413),
      Map.entry(UnsupportedMediaTypeException.class, 415),
      Map.entry(InvalidParamsException.class, 422),
      Map.entry(TooManyRequestsException.class, 429),
      Map.entry(OutOfReachException.class, 503));

  static final String PROBLEM = "problem";

  private final Map<String, ErrorView<?>> views;
  private final Map<Class<? extends Throwable>, Integer> statuses;

  private ErrorRendering(
      Map<String, ErrorView<?>> views, Map<Class<? extends Throwable>, Integer> statuses) {
    this.views = views;
    this.statuses = statuses;
  }

  /**
   * Will show errors as plain phrases and as {@code {"errors":{"detail":"Not Found"}}}, wrong parameters
   * as {@code {"errors":{"name":["must not be blank"]}}}.
   */
  public static ErrorRendering plain() {
    return html(ErrorRendering::plainPage);
  }

  private static View plainPage(ErrorPage page) {
    StringBuilder text = new StringBuilder(page.reasonPhrase());
    page.errors()
        .forEach((name, messages) ->
            text.append('\n').append(name).append(": ").append(String.join(", ", messages)));
    return View.text(text.toString());
  }

  /** Will show errors to browsers with this view, and plainly as JSON and problem details. */
  public static ErrorRendering html(ErrorView<View> view) {
    Map<String, ErrorView<?>> views = new LinkedHashMap<>();
    views.put("html", view);
    views.put("json", ErrorRendering::plainJson);
    views.put(PROBLEM, ErrorRendering::plainProblem);
    return new ErrorRendering(views, KNOWN);
  }

  private static Object plainJson(ErrorPage page) {
    return Map.of(
        "errors", page.errors().isEmpty() ? Map.of("detail", page.reasonPhrase()) : page.errors());
  }

  private static Object plainProblem(ErrorPage page) {
    Map<String, Object> problem = new LinkedHashMap<>();
    problem.put("type", "about:blank");
    problem.put("title", page.reasonPhrase());
    problem.put("status", page.status());
    problem.put("instance", page.path());
    if (!page.requestId().isEmpty()) {
      problem.put("request_id", page.requestId());
    }
    if (!page.errors().isEmpty()) {
      problem.put("errors", page.errors());
    }
    return problem;
  }

  /** Will return this rendering with another view for JSON; Jackson writes what it returns. */
  public ErrorRendering json(ErrorView<?> view) {
    return with("json", view);
  }

  /**
   * Will return this rendering with another view of problem details (RFC 9457), for clients that ask
   * for {@code application/problem+json} by name.
   */
  public ErrorRendering problem(ErrorView<?> view) {
    return with(PROBLEM, view);
  }

  private ErrorRendering with(String format, ErrorView<?> view) {
    Map<String, ErrorView<?>> more = new LinkedHashMap<>(views);
    more.put(format, view);
    return new ErrorRendering(more, statuses);
  }

  /**
   * Will return this rendering with a status for an exception and its subclasses.
   *
   * @param status 400 to 599
   */
  public ErrorRendering status(Class<? extends Throwable> exception, int status) {
    if (status < 400 || status > 599) {
      throw new IllegalArgumentException(
          "expected a status from 400 to 599 for " + exception.getName() + ", got: " + status);
    }
    Map<Class<? extends Throwable>, Integer> more = new HashMap<>(statuses);
    more.put(exception, status);
    return new ErrorRendering(views, more);
  }

  /** Will return the status of an exception: its own, that of its nearest superclass, or 500. */
  int statusOf(Throwable error) {
    for (Class<?> type = error.getClass(); type != null; type = type.getSuperclass()) {
      Integer status = statuses.get(type);
      if (status != null) {
        return status;
      }
    }
    return 500;
  }

  List<String> formats() {
    return List.copyOf(views.keySet());
  }

  ErrorView<?> view(String format) {
    ErrorView<?> view = views.get(format);
    return view != null ? view : views.values().iterator().next();
  }
}
