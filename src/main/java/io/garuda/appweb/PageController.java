package io.garuda.appweb;

import io.garuda.view.View;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;

@RequestScoped
public class PageController {
  @Inject
  ServletContext context;

  public View home() {
    return PageHtml.home(Platform.of(context.getServerInfo()));
  }
}
