package io.garuda.contract;

import io.garuda.assigns.Key;
import io.garuda.session.Session;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

/** Counts, renews and drops the session. */
@RequestScoped
public class SessionController {
  static final Key<Integer> COUNT = Key.of("count", Integer.class);

  @Inject
  Session session;

  public String count() {
    int count = session.find(COUNT).orElse(0) + 1;
    session.put(COUNT, count);
    return Integer.toString(count);
  }

  public String renew() {
    session.renew();
    return "ok";
  }

  public String drop() {
    session.drop();
    return "ok";
  }
}
