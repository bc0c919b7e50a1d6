package io.garuda.transaction;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.AfterTypeDiscovery;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessProducer;
import jakarta.enterprise.inject.spi.Producer;
import jakarta.enterprise.inject.spi.WithAnnotations;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Makes {@link Transactional} work where nobody else does.
 *
 * <p>Neither on a server that has CDI, and so transactions of its own, nor where the application brings
 * an interceptor for it.
 */
public class TransactionExtension implements Extension {
  private boolean active;
  private @Nullable String use;
  private boolean sources;
  private final List<String> concrete = new ArrayList<>();

  void choose(@Observes AfterTypeDiscovery event) {
    List<Class<?>> interceptors = event.getInterceptors();
    active = CDI.class.getClassLoader() == TransactionExtension.class.getClassLoader()
        && interceptors.stream()
            .filter(type -> !TransactionInterceptor.ALL.contains(type))
            .noneMatch(type -> type.isAnnotationPresent(Transactional.class));
    if (!active) {
      interceptors.removeAll(TransactionInterceptor.ALL);
    }
  }

  /** Whether transactions here are ours; known once types are discovered. */
  boolean isActive() {
    return active;
  }

  void note(@Observes @WithAnnotations(Transactional.class) ProcessAnnotatedType<?> event) {
    Class<?> type = event.getAnnotatedType().getJavaClass();
    if (!TransactionInterceptor.ALL.contains(type)) {
      use = type.getName();
    }
  }

  <X> void takePart(@Observes ProcessProducer<X, DataSource> event) {
    if (active) {
      sources = true;
      Producer<DataSource> made = event.getProducer();
      event
          .configureProducer()
          .<DataSource>produceWith(context -> new TransactionalDataSource(made.produce(context)))
          .disposeWith(source -> made.dispose(((TransactionalDataSource) source).source()));
    }
  }

  /** A class of its own cannot take part, since callers may ask for just that class. */
  <X, T extends DataSource> void refuse(@Observes ProcessProducer<X, T> event) {
    if (event.getAnnotatedMember().getBaseType() != DataSource.class) {
      concrete.add(event.getAnnotatedMember().toString());
    }
  }

  void check(@Observes AfterDeploymentValidation event) {
    if (active && use != null && !sources) {
      event.addDeploymentProblem(new IllegalStateException("expected a producer of "
          + DataSource.class.getName() + " for @Transactional of " + use + ", got: " + concrete
          + "; add @Produces DataSource, for transactions here are those of such a bean, or a library"
          + " that has Jakarta Transactions for this server"));
    }
  }
}
