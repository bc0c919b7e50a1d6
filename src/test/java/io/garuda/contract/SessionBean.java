package io.garuda.contract;

import jakarta.enterprise.context.SessionScoped;
import java.io.Serializable;

/** Beside the contract: a bean of each session, which the container keeps. */
@SessionScoped
public class SessionBean implements Serializable {
  private static final long serialVersionUID = 1L;

  private int count;

  public int count() {
    return ++count;
  }
}
