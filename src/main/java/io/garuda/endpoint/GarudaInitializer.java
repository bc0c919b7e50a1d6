package io.garuda.endpoint;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.util.Set;
import org.jboss.weld.environment.servlet.EnhancedListener;
import org.jspecify.annotations.Nullable;

/**
 * Starts Weld where the application brings its own CDI, before any listener of it runs.
 *
 * <p>Where the server has CDI, its API is loaded by the server, and this does nothing.
 */
public final class GarudaInitializer implements ServletContainerInitializer {
  @Override
  public void onStartup(@Nullable Set<Class<?>> classes, ServletContext context)
      throws ServletException {
    if (CDI.class.getClassLoader() == GarudaInitializer.class.getClassLoader()) {
      new EnhancedListener().onStartup(Set.of(), context);
    }
  }
}
