package io.garuda.transport;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.AsyncContext;
import java.lang.reflect.Proxy;
import java.security.AccessControlContext;
import java.security.AccessController;
import java.security.PrivilegedAction;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** What the server is told at the end of an answer, and below which code. */
class CompletionTest {
  private static AsyncContext answer(Runnable complete) {
    return (AsyncContext) Proxy.newProxyInstance(
        CompletionTest.class.getClassLoader(),
        new Class<?>[] {AsyncContext.class},
        (proxy, method, args) -> {
          assertThat(method.getName()).isEqualTo("complete");
          complete.run();
          return null;
        });
  }

  /** Will return the domains that a thread would remember which were started now. */
  @SuppressWarnings("removal") // of use only where it is not removed
  private static List<ProtectionDomain> remembered() {
    List<ProtectionDomain> domains = new ArrayList<>();
    AccessControlContext now = AccessController.getContext();
    AccessControlContext told = new AccessControlContext(now, (current, assigned) -> {
      domains.addAll(assigned == null ? List.of() : List.of(assigned));
      return assigned;
    });
    PrivilegedAction<AccessControlContext> look = AccessController::getContext;
    AccessControlContext unused = AccessController.doPrivileged(look, told);
    return domains;
  }

  @Test
  @EnabledForJreRange(max = JRE.JAVA_23)
  void aThreadThatTheServerStartsRemembersNoneOfOurCode() {
    ProtectionDomain ours = Completion.class.getProtectionDomain();
    List<ProtectionDomain> seen = new ArrayList<>();
    AsyncContext answer = answer(() -> seen.addAll(remembered()));
    Completion.complete(answer);
    assertThat(seen).isNotEmpty().doesNotContain(ours);
  }

  /** As it is handed on to threads, too. */
  @Test
  void theServerSeesNoLoaderOfTheApplication() {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    ClassLoader application = new ClassLoader(before) {};
    List<ClassLoader> seen = new ArrayList<>();
    thread.setContextClassLoader(application);
    try {
      Completion.complete(answer(() -> seen.add(thread.getContextClassLoader())));
      assertThat(seen).containsExactly(ClassLoader.getSystemClassLoader());
      assertThat(thread.getContextClassLoader()).isSameAs(application);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Test
  void anAnswerThatTheServerHasEndedIsLeftAlone() {
    AtomicInteger asked = new AtomicInteger();
    Completion.complete(answer(() -> {
      asked.incrementAndGet();
      throw new IllegalStateException("over");
    }));
    assertThat(asked).hasValue(1);
  }
}
