package io.garuda.rules.planted.socket;

import jakarta.servlet.ServletContext;
import jakarta.websocket.Session;
import org.jspecify.annotations.Nullable;

/** Sees two containers where there is none. */
final class UsesContainer {
  @Nullable
  ServletContext servlet;

  @Nullable
  Session session;
}
