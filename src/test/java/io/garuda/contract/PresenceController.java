package io.garuda.contract;

import io.garuda.presence.PresenceEntry;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.PathParam;
import java.util.Map;

/** Says who is on a topic, so that tests can compare it with what clients know. */
@RequestScoped
public class PresenceController {
  @Inject
  ContractPresence presence;

  public Map<String, PresenceEntry> index(@PathParam("topic") String topic) {
    return presence.list(topic);
  }
}
