package io.garuda.contract;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Says what of this and earlier deployments is in the JVM. */
@RequestScoped
public class DeploymentsController {
  @Inject
  Deployments deployments;

  record State(int count, long alive, List<String> threads) {}

  public State show() {
    List<String> threads = Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .sorted()
        .toList();
    return new State(deployments.count(), deployments.alive(), threads);
  }
}
