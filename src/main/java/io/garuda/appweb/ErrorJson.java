package io.garuda.appweb;

import io.garuda.error.ErrorPage;
import io.garuda.error.ErrorView;

/** Errors as JSON. */
public final class ErrorJson implements ErrorView<ErrorJson.ErrorsJson> {
  record ErrorsJson(DetailJson errors) {}

  record DetailJson(String detail) {}

  @Override
  public ErrorsJson render(ErrorPage page) {
    return new ErrorsJson(new DetailJson(page.reasonPhrase()));
  }
}
