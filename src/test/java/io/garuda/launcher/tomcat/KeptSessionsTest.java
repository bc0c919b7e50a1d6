package io.garuda.launcher.tomcat;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.io.InvalidClassException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.catalina.Loader;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.session.StandardSession;
import org.junit.jupiter.api.Test;

class KeptSessionsTest {
  record Cart(List<String> things) implements Serializable {}

  /** As one whose class is another by the time it is read. */
  static final class Changed implements Serializable {
    private static final long serialVersionUID = 1;

    private void readObject(ObjectInputStream in) throws InvalidClassException {
      throw new InvalidClassException("another class now");
    }
  }

  private final List<String> told = new ArrayList<>();
  private final KeptSessions sessions = new KeptSessions();

  KeptSessionsTest() {
    StandardContext context = new StandardContext() {
      @Override
      public Loader getLoader() {
        return (Loader) Proxy.newProxyInstance(
            Loader.class.getClassLoader(),
            new Class<?>[] {Loader.class},
            (proxy, called, arguments) -> KeptSessionsTest.class.getClassLoader());
      }
    };
    context.setApplicationLifecycleListeners(new Object[] {
      new HttpSessionListener() {
        @Override
        public void sessionCreated(HttpSessionEvent event) {
          told.add("created");
        }

        @Override
        public void sessionDestroyed(HttpSessionEvent event) {
          told.add("destroyed");
        }
      }
    });
    sessions.setContext(context);
  }

  @Test
  void aSessionIsKeptWithItsValuesAndNobodyIsTold() throws Exception {
    HttpSession before = session("a");
    before.setAttribute("cart", new Cart(List.of("tea")));
    before.setMaxInactiveInterval(77);
    sessions.unload();
    assertThat(sessions.findSessions()).isEmpty();
    sessions.load();
    HttpSession after = ((StandardSession) sessions.findSession("a")).getSession();
    assertThat(after.getAttribute("cart")).isEqualTo(new Cart(List.of("tea")));
    assertThat(after.getMaxInactiveInterval()).isEqualTo(77);
    assertThat(told).isEmpty();
  }

  @Test
  void aValueThatCannotBeReadAnyMoreIsLostAlone() throws Exception {
    HttpSession before = session("a");
    before.setAttribute("cart", new Changed());
    before.setAttribute("name", "ada");
    sessions.unload();
    sessions.load();
    HttpSession after = ((StandardSession) sessions.findSession("a")).getSession();
    assertThat(Collections.list(after.getAttributeNames())).containsExactly("name");
  }

  private HttpSession session(String id) {
    StandardSession session = (StandardSession) sessions.createEmptySession();
    session.setNew(false);
    session.setValid(true);
    session.setCreationTime(System.currentTimeMillis());
    session.setId(id, false);
    return session.getSession();
  }
}
