package io.garuda.rules.planted.view.jte;

import io.garuda.rules.planted.view.UsesJte;
import org.jspecify.annotations.Nullable;

/** The other half of the cycle. */
public final class UsesView {
  @Nullable
  UsesJte other;
}
