package io.garuda.guide;

import io.garuda.error.ErrorPage;
import io.garuda.error.ErrorView;
import java.util.Map;

/** Errors as JSON. */
final class ErrorJson implements ErrorView<Map<String, Object>> {
  @Override
  public Map<String, Object> render(ErrorPage page) {
    return page.errors().isEmpty()
        ? Map.of("errors", Map.of("detail", page.reasonPhrase()), "request_id", page.requestId())
        : Map.of("errors", page.errors());
  }
}
