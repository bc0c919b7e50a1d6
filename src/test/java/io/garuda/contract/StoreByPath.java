package io.garuda.contract;

import io.garuda.session.ContainerStore;
import io.garuda.session.CookieStore;
import io.garuda.session.SessionStore;
import io.garuda.token.Tokens;
import jakarta.servlet.ServletContext;
import java.time.Duration;

/** Beside the contract: below one path, sessions are kept in a cookie. */
final class StoreByPath implements SessionStore {
  static final String STATELESS = "/stateless";

  @Override
  public Opener start(ServletContext context, Tokens tokens) {
    Opener container = new ContainerStore(Duration.ofMinutes(20)).start(context, tokens);
    Opener cookie = CookieStore.named("_contract").start(context, tokens);
    String below = context.getContextPath() + STATELESS;
    return request ->
        request.getRequestURI().startsWith(below) ? cookie.open(request) : container.open(request);
  }
}
