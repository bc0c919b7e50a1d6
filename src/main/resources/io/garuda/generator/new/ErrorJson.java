package {{package}}.web;

import io.garuda.error.ErrorPage;
import io.garuda.error.ErrorView;
import java.util.Map;

/** Errors as JSON: {@code {"errors": {"detail": "Not Found"}}}, or messages by field. */
public final class ErrorJson implements ErrorView<Map<String, Object>> {
  @Override
  public Map<String, Object> render(ErrorPage page) {
    return Map.of(
        "errors",
        page.errors().isEmpty() ? Map.of("detail", page.reasonPhrase()) : page.errors());
  }
}
