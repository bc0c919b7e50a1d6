package io.garuda.guide;

import io.garuda.error.ErrorPage;
import io.garuda.error.ErrorView;
import io.garuda.view.View;

/** Errors as pages. */
final class ErrorHtml implements ErrorView<View> {
  @Override
  public View render(ErrorPage page) {
    return View.of("error/show").withoutLayout().assign("page", page);
  }
}
