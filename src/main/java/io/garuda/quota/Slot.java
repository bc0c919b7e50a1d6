package io.garuda.quota;

import io.garuda.proxy.IpAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The place of one socket among all, held from before it connects until it is gone; any thread. */
public final class Slot implements Admission.Outcome {
  private final Admission admission;
  private final @Nullable IpAddress address;
  private @Nullable String user;
  private boolean released;

  Slot(Admission admission, @Nullable IpAddress address) {
    this.admission = admission;
    this.address = address;
  }

  /** Will count for this user too, unless he has too many; to be asked once. */
  public synchronized Optional<Refusal> claim(String name) {
    if (released || user != null) {
      throw new IllegalStateException("expected one claim of a place that is held, got: " + name);
    }
    Optional<Refusal> refusal = admission.claim(name);
    user = refusal.isEmpty() ? name : null;
    return refusal;
  }

  /** Will give the place to others; once is enough, more do nothing. */
  public synchronized void release() {
    if (!released) {
      released = true;
      admission.release(address, user);
    }
  }
}
