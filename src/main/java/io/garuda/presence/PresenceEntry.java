package io.garuda.presence;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializable;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import io.garuda.socket.Payload;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All presences of one key, and what {@link Presence#fetch} added to them.
 *
 * @param fields by name, beside {@code metas}
 */
public record PresenceEntry(List<PresenceMeta> metas, Map<String, Payload> fields)
    implements JsonSerializable {
  /** Will return a copy with one more field, written as JSON at once. */
  public PresenceEntry with(String name, @Nullable Object value) {
    if (name.equals("metas")) {
      throw new IllegalArgumentException(
          "expected a field beside the metas, got: \"metas\"; choose another name");
    }
    Map<String, Payload> more = new LinkedHashMap<>(fields);
    more.put(name, Metas.json(value));
    return new PresenceEntry(metas, more);
  }

  @Override
  public void serialize(JsonGenerator out, SerializerProvider provider) throws IOException {
    out.writeStartObject();
    out.writeArrayFieldStart("metas");
    for (PresenceMeta meta : metas) {
      meta.serialize(out, provider);
    }
    out.writeEndArray();
    for (Map.Entry<String, Payload> field : fields.entrySet()) {
      out.writeFieldName(field.getKey());
      out.writeRawValue(field.getValue().json());
    }
    out.writeEndObject();
  }

  @Override
  public void serializeWithType(JsonGenerator out, SerializerProvider provider, TypeSerializer type)
      throws IOException {
    serialize(out, provider);
  }
}
