package io.garuda.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;

/** The meters that an application added to a registry, so that they can go with it; any thread. */
final class Meters implements AutoCloseable {
  private final MeterRegistry registry;
  private final Set<Meter> added = ConcurrentHashMap.newKeySet();

  Meters(MeterRegistry registry) {
    this.registry = registry;
  }

  private <M extends Meter> M add(M meter) {
    added.add(meter);
    return meter;
  }

  Timer timer(String name, String... tags) {
    return add(registry.timer(name, tags));
  }

  Counter counter(String name, String... tags) {
    return add(registry.counter(name, tags));
  }

  DistributionSummary summary(String name, String unit) {
    return add(DistributionSummary.builder(name).baseUnit(unit).register(registry));
  }

  <T> void gauge(String name, T of, ToDoubleFunction<T> value) {
    add(Gauge.builder(name, of, value).strongReference(true).register(registry));
  }

  <T> void count(String name, T of, ToDoubleFunction<T> value) {
    add(FunctionCounter.builder(name, of, value).register(registry));
  }

  /** Will take them away. */
  @Override
  public void close() {
    added.forEach(registry::remove);
  }
}
