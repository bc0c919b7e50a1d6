package io.garuda.contract;

import io.garuda.telemetry.Event;
import io.garuda.telemetry.Instrumentation;
import io.garuda.telemetry.Telemetry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** Keeps what telemetry tells, while somebody wants it. */
@ApplicationScoped
public class RecordedEvents implements Instrumentation {
  private final Queue<String> told = new ConcurrentLinkedQueue<>();
  private final List<Telemetry.Attachment> attached = new ArrayList<>();
  private @Nullable Telemetry telemetry;

  @Override
  public synchronized void attach(Telemetry application) {
    telemetry = application;
  }

  synchronized void begin() {
    end();
    told.clear();
    Telemetry all = Objects.requireNonNull(telemetry, "expected to be asked for handlers");
    for (Class<?> type : Event.class.getPermittedSubclasses()) {
      attached.add(
          all.attach(type.asSubclass(Event.class), event -> told.add(event.name() + " " + event)));
    }
  }

  synchronized void end() {
    attached.forEach(Telemetry.Attachment::detach);
    attached.clear();
  }

  List<String> told() {
    return List.copyOf(told);
  }
}
