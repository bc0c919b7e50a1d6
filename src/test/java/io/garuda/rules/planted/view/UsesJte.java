package io.garuda.rules.planted.view;

import io.garuda.rules.planted.view.jte.UsesView;

/** Half of a cycle between a package and one below it. */
public final class UsesJte {
  UsesView other = new UsesView();
}
