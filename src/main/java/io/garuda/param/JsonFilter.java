package io.garuda.param;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Hides values in JSON, at every depth; reads no more of it than is shown. */
final class JsonFilter {
  private static final JsonFactory JSON = JsonBuffers.factory().build();

  private JsonFilter() {}

  /** Will return the JSON with {@code [FILTERED]} for what is hidden, cut if it is long. */
  static String apply(ParamFilter filter, String json) {
    StringWriter text = new StringWriter(Math.min(json.length(), ShownParams.LONGEST));
    try (JsonParser in = JSON.createParser(json);
        JsonGenerator out = JSON.createGenerator(text)) {
      out.disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);
      for (@Nullable JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
        copy(filter, token, in, out);
        out.flush();
        if (text.getBuffer().length() > ShownParams.LONGEST) {
          return ShownParams.cut(text.getBuffer());
        }
      }
    } catch (JsonProcessingException e) {
      return "[MALFORMED]";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void copy(ParamFilter filter, JsonToken token, JsonParser in, JsonGenerator out)
      throws IOException {
    if (token == JsonToken.FIELD_NAME) {
      out.writeFieldName(in.currentName());
      JsonToken value = in.nextToken();
      if (filter.hides(in.currentName())) {
        in.skipChildren();
        out.writeString(ParamFilter.FILTERED);
      } else if (filter.keeps()) {
        out.copyCurrentStructure(in);
      } else {
        write(value, in, out);
      }
    } else if (token.isScalarValue() && filter.keeps()) {
      out.writeString(ParamFilter.FILTERED); // has no name that could be kept
    } else {
      write(token, in, out);
    }
  }

  private static void write(JsonToken token, JsonParser in, JsonGenerator out) throws IOException {
    if (token == JsonToken.VALUE_STRING && in.getTextLength() > ShownParams.LONGEST) {
      out.writeString(in.getText().substring(0, ShownParams.LONGEST));
    } else {
      out.copyCurrentEvent(in);
    }
  }
}
