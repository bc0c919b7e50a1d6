package io.garuda.rules.planted.appweb;

import io.garuda.rules.planted.launcher.UsesAll;

/** Would not work on an installed server. */
final class UsesLauncher {
  UsesAll launcher = new UsesAll();
}
