package io.garuda.contract;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Lets a test record events. */
@RequestScoped
public class TelemetryController {
  @Inject
  RecordedEvents events;

  public List<String> begin() {
    events.begin();
    return List.of();
  }

  public List<String> end() {
    events.end();
    return events.told();
  }

  public List<String> index() {
    return events.told();
  }
}
