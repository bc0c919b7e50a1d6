package io.garuda.testkit;

import java.time.Duration;

/** How long asserts and refutes wait. */
record Deadlines(Duration assertWithin, Duration refuteFor) {
  Deadlines {
    if (assertWithin.isNegative() || refuteFor.isNegative()) {
      throw new IllegalArgumentException(
          "expected times of zero or more, got: " + assertWithin + " and " + refuteFor);
    }
  }
}
