package io.garuda.contract;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Map;

/** Says how many calls of {@link StuckChannel} wait, and lets them go. */
@RequestScoped
public class StuckController {
  @Inject
  StuckCalls calls;

  public Map<String, Integer> calls() {
    return Map.of("blocked", calls.blocked());
  }

  public Map<String, Integer> release() {
    calls.release();
    return calls();
  }
}
