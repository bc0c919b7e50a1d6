package io.garuda.contract;

import io.garuda.assigns.Key;
import io.garuda.conn.Conn;
import io.garuda.controller.Redirect;
import io.garuda.session.Session;
import io.garuda.token.Tokens;
import io.garuda.view.View;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;

/** Counts, renews and drops the session, and leaves messages in it; and what is beside the contract. */
@RequestScoped
public class SessionController {
  static final Key<Integer> COUNT = Key.of("count", Integer.class);
  static final Key<String> TEXT = Key.of("text", String.class);
  static final Key<Holder> HOLDER = Key.of("holder", Holder.class);

  @Inject
  Session session;

  @Inject
  Conn conn;

  @Inject
  SessionBean bean;

  @Inject
  Tokens tokens;

  record Holder(Object held) implements Serializable {}

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

  public String clear() {
    session.clear();
    return "ok";
  }

  /** Neither moves to another node, nor is it JSON. */
  public String refused() {
    session.put(HOLDER, new Holder(new Object()));
    return "kept";
  }

  public void late() throws IOException {
    conn.servletResponse().getOutputStream().write('>');
    session.put(COUNT, 100);
  }

  public String large() {
    session.put(TEXT, "a".repeat(5000));
    return "kept";
  }

  public String bean() {
    return Integer.toString(bean.count());
  }

  public String idle(@Context HttpServletRequest request, @QueryParam("seconds") Integer seconds) {
    if (seconds != null) {
      request.getSession().setMaxInactiveInterval(seconds);
    }
    return Integer.toString(request.getSession().getMaxInactiveInterval());
  }

  public Redirect setFlash() {
    conn.flash().put("info", "saved <b>");
    return Redirect.to(conn.rawPath().replace("set", "show"));
  }

  public View showFlash() {
    return View.text(conn.flash().get("info").orElse(""));
  }

  public String token(
      @QueryParam("user") long user, @QueryParam("seconds") @DefaultValue("3600") long seconds) {
    return tokens.sign(TokenSocket.USER, user, Duration.ofSeconds(seconds));
  }
}
