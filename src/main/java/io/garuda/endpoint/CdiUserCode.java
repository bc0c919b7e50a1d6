package io.garuda.endpoint;

import io.garuda.channel.UserCode;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;

/**
 * Makes sockets and channels as CDI beans, and runs them with a request context of their own.
 *
 * <p>Made by a thread of the deployment, whose class loader and context of the server they run in.
 * Each bean has its own creational context, so that one that ends takes its dependents with it.
 */
final class CdiUserCode implements UserCode {
  private final BeanManager beans;
  private final ClassLoader loader = Thread.currentThread().getContextClassLoader();
  private final Executor context = ServerContext.capture();
  private final ConcurrentMap<Class<?>, Bean<?>> resolved = new ConcurrentHashMap<>();

  CdiUserCode(BeanManager beans) {
    this.beans = beans;
  }

  @Override
  public <T> Handle<T> create(Class<T> type) {
    Bean<?> bean = bean(type);
    CreationalContext<?> context = beans.createCreationalContext(bean);
    T instance = type.cast(beans.getReference(bean, type, context));
    return new Handle<>(instance, bean.getScope() == Dependent.class ? context::release : () -> {});
  }

  /**
   * Will return the bean of a class.
   *
   * @throws IllegalStateException if the class is no bean
   */
  Bean<?> bean(Class<?> type) {
    return resolved.computeIfAbsent(type, this::resolve);
  }

  private Bean<?> resolve(Class<?> type) {
    Set<Bean<?>> all = beans.getBeans(type);
    Set<Bean<?>> own =
        all.stream().filter(bean -> bean.getBeanClass() == type).collect(Collectors.toSet());
    Bean<?> bean = beans.resolve(own.isEmpty() ? all : own); // a subclass may be a bean, too
    if (bean == null) {
      throw new IllegalStateException("expected a CDI bean, got: " + type.getName()
          + "; annotate the class with @Dependent or @RequestScoped");
    }
    return bean;
  }

  @Override
  public void check(Class<?> type) {
    bean(type);
    new Interceptable(beans::isInterceptorBinding).check(type);
  }

  @Override
  public Runner runner() {
    Bean<?> bean = bean(RequestContextController.class);
    RequestContextController requests = (RequestContextController) beans.getReference(
        bean, RequestContextController.class, beans.createCreationalContext(bean));
    return task -> context.execute(() -> {
      Thread thread = Thread.currentThread();
      ClassLoader before = thread.getContextClassLoader();
      thread.setContextClassLoader(loader);
      boolean activated = requests.activate();
      try {
        task.run();
      } finally {
        if (activated) {
          requests.deactivate();
        }
        thread.setContextClassLoader(before);
      }
    });
  }
}
