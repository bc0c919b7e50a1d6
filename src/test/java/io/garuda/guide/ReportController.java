package io.garuda.guide;

import io.garuda.controller.UsePlug;
import jakarta.enterprise.context.RequestScoped;

/** For those who look after the blog. */
@RequestScoped
@UsePlug(value = NoStore.class, actions = "index")
public class ReportController {
  public String index() {
    return "For your eyes only.";
  }
}
