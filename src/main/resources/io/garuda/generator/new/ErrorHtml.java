package {{package}}.web;

import io.garuda.error.ErrorPage;
import io.garuda.error.ErrorView;
import io.garuda.view.View;

/** Errors as pages. */
public final class ErrorHtml implements ErrorView<View> {
  @Override
  public View render(ErrorPage page) {
    return View.of("error/error")
        .layout("layout/app")
        .assign("title", page.reasonPhrase())
        .assign("page", page);
  }
}
