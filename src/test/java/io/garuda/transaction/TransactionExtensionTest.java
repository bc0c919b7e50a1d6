package io.garuda.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.AfterTypeDiscovery;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.interceptor.Interceptor;
import jakarta.transaction.Transactional;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The extension is told what the container would tell it; the contract server shows the rest. */
class TransactionExtensionTest {
  @Transactional
  static class Service {}

  @Interceptor
  @Transactional
  static class AnotherInterceptor {}

  private final TransactionExtension extension = new TransactionExtension();
  private final List<Class<?>> interceptors = new ArrayList<>(TransactionInterceptor.ALL);
  private final List<Throwable> problems = new ArrayList<>();

  private static <T> T event(Class<T> type, Object answer) {
    return type.cast(Proxy.newProxyInstance(
        type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> answer));
  }

  private void boot() {
    extension.choose(event(AfterTypeDiscovery.class, interceptors));
    AnnotatedType<?> type = event(AnnotatedType.class, Service.class);
    extension.note(event(ProcessAnnotatedType.class, type));
    extension.check((AfterDeploymentValidation) Proxy.newProxyInstance(
        AfterDeploymentValidation.class.getClassLoader(),
        new Class<?>[] {AfterDeploymentValidation.class},
        (proxy, method, arguments) -> {
          problems.add((Throwable) arguments[0]);
          return null;
        }));
  }

  @Test
  void transactionsWithoutADataSourceStopTheBoot() {
    boot();
    assertThat(problems).singleElement().satisfies(problem -> assertThat(problem)
        .hasMessageContaining("for @Transactional of " + Service.class.getName())
        .hasMessageContaining("add @Produces DataSource"));
  }

  @Test
  void interceptorsOfTheApplicationsReplaceOurs() {
    interceptors.add(AnotherInterceptor.class);
    boot();
    assertThat(interceptors).containsExactly(AnotherInterceptor.class);
    assertThat(problems).isEmpty();
  }
}
