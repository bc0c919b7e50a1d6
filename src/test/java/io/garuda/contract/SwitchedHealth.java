package io.garuda.contract;

import io.garuda.health.Health;
import io.garuda.health.HealthCheck;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Callable;

/** A check that does what a test wants; up. */
@ApplicationScoped
public class SwitchedHealth implements HealthCheck {
  private volatile Callable<Health> check = Health::up;

  public void become(Callable<Health> another) {
    check = another;
  }

  @Override
  public String name() {
    return "switched";
  }

  @Override
  public Health check() throws Exception {
    return check.call();
  }
}
