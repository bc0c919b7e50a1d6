package io.garuda.session.planted;

import jakarta.enterprise.context.SessionScoped;

/** A bean of a session that could not move to another node. */
@SessionScoped
public class PlantedBean {
  private int count;

  public int count() {
    return ++count;
  }
}
