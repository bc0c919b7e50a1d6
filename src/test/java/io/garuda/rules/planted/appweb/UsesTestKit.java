package io.garuda.rules.planted.appweb;

import io.garuda.rules.planted.testkit.UsesApp;
import org.junit.jupiter.api.Tag;

/** Would not work where there are no tests. */
@Tag("planted")
final class UsesTestKit {
  UsesApp kit = new UsesApp();
}
