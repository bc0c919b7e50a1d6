package io.garuda.controller;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.garuda.param.MalformedParamsException;
import io.garuda.view.View;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.NoContentException;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.MessageBodyWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Reads and writes JSON by Jackson: what no other reader or writer of JAX-RS takes. */
@Consumes({"application/json", "application/*+json"})
@Produces("application/json")
public final class JsonBody implements MessageBodyReader<Object>, MessageBodyWriter<Object> {
  private final ObjectMapper mapper;

  public JsonBody(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  @Override
  public boolean isReadable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return !type.getName().startsWith("jakarta.ws.rs.");
  }

  @Override
  public Object readFrom(
      Class<Object> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, String> headers,
      InputStream in)
      throws IOException {
    byte[] body = in.readAllBytes();
    if (body.length == 0) {
      throw new NoContentException("expected JSON, got an empty body");
    }
    Object read;
    try {
      read = mapper.readValue(body, mapper.constructType(genericType));
    } catch (JsonProcessingException e) {
      throw new MalformedParamsException(
          "expected JSON for " + type.getSimpleName() + ", got: " + e.getOriginalMessage(), e);
    }
    if (read == null) {
      throw new MalformedParamsException(
          "expected JSON for " + type.getSimpleName() + ", got: null", null);
    }
    return read;
  }

  @Override
  public boolean isWriteable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return type != String.class && type != byte[].class && !View.class.isAssignableFrom(type);
  }

  @Override
  public void writeTo(
      Object value,
      Class<?> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, Object> headers,
      OutputStream out)
      throws IOException {
    out.write(mapper.writeValueAsBytes(value));
  }
}
