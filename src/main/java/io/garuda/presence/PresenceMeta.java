package io.garuda.presence;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializable;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import io.garuda.socket.Payload;
import java.io.IOException;
import java.util.Optional;

/**
 * One presence of a key: a channel, a tab, a device.
 *
 * @param ref names it; another one after each update
 * @param payload what was tracked, with {@code phx_ref} and, after an update, {@code phx_ref_prev}
 */
public record PresenceMeta(String ref, Payload payload) implements JsonSerializable {
  /** Will return the ref before the last update. */
  public Optional<String> previousRef() {
    return payload.text(Metas.PREVIOUS);
  }

  @Override
  public void serialize(JsonGenerator out, SerializerProvider provider) throws IOException {
    out.writeRawValue(payload.json());
  }

  @Override
  public void serializeWithType(JsonGenerator out, SerializerProvider provider, TypeSerializer type)
      throws IOException {
    serialize(out, provider);
  }
}
