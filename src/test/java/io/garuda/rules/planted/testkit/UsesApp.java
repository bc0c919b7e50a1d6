package io.garuda.rules.planted.testkit;

import io.garuda.rules.planted.app.UsedApp;

/** Would come only with the example. */
public final class UsesApp {
  UsedApp app = new UsedApp();
}
