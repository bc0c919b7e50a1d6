package io.garuda.presence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.garuda.socket.MalformedPayloadException;
import io.garuda.socket.Payload;
import io.garuda.tracker.Tracked;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is tracked, as JSON on its way in and as entries on its way out. */
final class Metas {
  static final String REF = "phx_ref";
  static final String PREVIOUS = "phx_ref_prev";

  private Metas() {}

  static Payload json(@Nullable Object value) {
    return value instanceof Payload payload
        ? payload
        : value == null ? Payload.raw("null") : Payload.json(value);
  }

  /**
   * Will make an object of a payload, map or record that the caller may change.
   *
   * @throws MalformedPayloadException if it is not an object
   */
  static ObjectNode object(Object meta) {
    if (json(meta).as(JsonNode.class) instanceof ObjectNode object) {
      return object;
    }
    throw new MalformedPayloadException(
        "expected an object as the meta of a presence, got: " + json(meta), null);
  }

  /** Will write a meta with its refs; the refs it may hold itself give way. */
  static String write(ObjectNode meta, String ref, @Nullable String previous) {
    meta.remove(List.of(REF, PREVIOUS));
    meta.put(REF, ref);
    if (previous != null) {
      meta.put(PREVIOUS, previous);
    }
    return meta.toString();
  }

  /** Will group by key, keeping the order. */
  static Map<String, PresenceEntry> group(Iterable<Tracked> all) {
    Map<String, List<PresenceMeta>> metas = new LinkedHashMap<>();
    for (Tracked tracked : all) {
      metas.computeIfAbsent(tracked.key(), key -> new ArrayList<>(1)).add(meta(tracked));
    }
    Map<String, PresenceEntry> grouped = new LinkedHashMap<>();
    metas.forEach((key, some) -> grouped.put(key, new PresenceEntry(List.copyOf(some), Map.of())));
    return grouped;
  }

  static PresenceMeta meta(Tracked tracked) {
    return new PresenceMeta(tracked.ref(), Payload.raw(tracked.meta()));
  }
}
