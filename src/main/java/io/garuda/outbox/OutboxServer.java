package io.garuda.outbox;

import io.garuda.config.Config;
import io.garuda.config.ConfigKey;
import io.garuda.config.Form;
import io.garuda.socket.Broadcast;
import io.garuda.socket.Payload;
import io.garuda.socket.Topic;
import io.garuda.transaction.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The one outbox of an application, in the database of its one bean of type {@code DataSource}. */
@ApplicationScoped
public class OutboxServer implements Outbox {
  private static final ConfigKey<Duration> POLL =
      ConfigKey.of("garuda.outbox.poll", Form.POSITIVE_DURATION);
  private static final ConfigKey<Boolean> CREATE = ConfigKey.of("garuda.outbox.create", Form.FLAG);

  /** Its settings. */
  public static final List<ConfigKey<?>> KEYS = List.of(POLL, CREATE);

  /** What there is once it is open. */
  private record Parts(Transactions transactions, OutboxTables tables, Relay relay) {}

  private final Instance<DataSource> sources;
  private final BeanManager beans;
  private volatile @Nullable Parts parts;

  @Inject
  OutboxServer(Instance<DataSource> sources, BeanManager beans) {
    this.sources = sources;
    this.beans = beans;
  }

  /** Will be a proxy for the one above. */
  @SuppressWarnings("NullAway") // it asks for nothing
  OutboxServer() {
    this(null, null);
  }

  /**
   * Will take messages from now on, if a bean has an {@link Outbox} injected.
   *
   * @param context runs a task on the thread that calls, as the application's code
   * @return what delivers them, once it is started
   * @throws IllegalStateException if there is no DataSource, no transactions or no table
   */
  public Optional<Relay> open(
      Config settings, Publisher publisher, BooleanSupplier reachable, Executor context) {
    if (!beans.getExtension(OutboxExtension.class).isUsed()) {
      return Optional.empty();
    }
    if (!sources.isResolvable()) {
      throw new IllegalStateException("expected one bean of type " + DataSource.class.getName()
          + " for the outbox, got "
          + (sources.isUnsatisfied()
              ? "none; add a producer, such as @Produces @Resource(lookup = \"…\") DataSource source"
              : "several; give all but one a qualifier"));
    }
    OutboxTables tables = new OutboxTables(sources.get());
    check(tables, settings.get(CREATE, false), context);
    Relay relay =
        new Relay(tables, publisher, reachable, context, settings.get(POLL, Duration.ofSeconds(1)));
    parts = new Parts(Transactions.of(beans), tables, relay);
    return Optional.of(relay);
  }

  private static void check(OutboxTables tables, boolean create, Executor context) {
    AtomicReference<@Nullable RuntimeException> problem = new AtomicReference<>();
    context.execute(() -> {
      try {
        tables.check(create);
      } catch (SQLException e) {
        problem.set(new IllegalStateException("expected the database of the outbox, got: " + e, e));
      } catch (RuntimeException e) {
        problem.set(e);
      }
    });
    RuntimeException found = problem.get();
    if (found != null) {
      throw found;
    }
  }

  @Override
  public void broadcast(String topic, String event, Payload payload) {
    Broadcast message = new Broadcast(Topic.of(topic), event, payload);
    Parts open = parts;
    if (open == null) {
      throw new IllegalStateException(
          "expected the outbox to be open, got a call before the endpoint"
              + " has started, or from a bean that looked it up; have one bean @Inject an Outbox");
    }
    if (!open.transactions.isRunning()) {
      throw new IllegalStateException("expected a transaction around what puts \"" + event
          + "\" into the outbox, got none; annotate the method with @Transactional, on a bean that is"
          + " injected where it is called, or call Endpoint's broadcast");
    }
    try {
      open.tables.add(message);
    } catch (SQLException e) {
      throw new OutboxException(
          "expected the database to take a message, got: " + e.getMessage(), e);
    }
    open.transactions.afterCommit(open.relay.waker());
  }
}
