package io.garuda.outbox;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessInjectionPoint;

/** Sees whether the application has an {@link Outbox} injected; without, nothing of it is started. */
public class OutboxExtension implements Extension {
  private boolean used;

  void note(@Observes ProcessInjectionPoint<?, Outbox> event) {
    used = true;
  }

  boolean isUsed() {
    return used;
  }
}
