package io.garuda.appweb;

import io.garuda.error.ErrorPage;
import io.garuda.error.ErrorView;
import io.garuda.view.View;

/** Errors as pages. */
public final class ErrorHtml implements ErrorView<View> {
  @Override
  public View render(ErrorPage page) {
    View view = page.status() == 404
        ? View.of("error/404").assign("path", page.path())
        : View.of("error/500")
            .assign("status", page.status())
            .assign("reason", page.reasonPhrase());
    return view.layout("layout/app").assign("title", page.reasonPhrase());
  }
}
