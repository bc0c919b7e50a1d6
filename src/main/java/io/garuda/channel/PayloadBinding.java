package io.garuda.channel;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.garuda.changeset.Constraints;
import io.garuda.socket.MalformedPayloadException;
import io.garuda.socket.Payload;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns a payload into what a method asks for, or says for each field what is wrong with it. */
final class PayloadBinding {
  /** The name for what concerns no field. */
  static final String WHOLE = "payload";

  /**
   * The outcome.
   *
   * @param value what was bound, if there are no errors
   * @param errors messages by the path of the field, such as {@code items[0].name}
   */
  record Bound(@Nullable Object value, Map<String, List<String>> errors) {
    static Bound value(Object value) {
      return new Bound(value, Map.of());
    }

    static Bound error(String field, String message) {
      return new Bound(null, Map.of(field, List.of(message)));
    }
  }

  private final Constraints validator;

  PayloadBinding(Constraints validator) {
    this.validator = validator;
  }

  Bound bind(Payload payload, Class<?> type) {
    if (type == Payload.class) {
      return Bound.value(payload);
    }
    if (type == byte[].class) {
      return payload.isBinary()
          ? Bound.value(payload.bytes())
          : Bound.error(WHOLE, "must be bytes");
    }
    if (payload.isBinary()) {
      return Bound.error(WHOLE, "must be an object");
    }
    try {
      Object bound = payload.as(type);
      return new Bound(bound, validator.errors(bound, WHOLE));
    } catch (MalformedPayloadException e) {
      return misfit(e.getCause());
    }
  }

  /** Will tell the client what was expected where, and nothing of how we are made. */
  private static Bound misfit(@Nullable Throwable cause) {
    if (!(cause instanceof JsonMappingException mapping)) {
      return Bound.error(WHOLE, "must be an object");
    }
    StringBuilder path = new StringBuilder();
    for (JsonMappingException.Reference step : mapping.getPath()) {
      if (step.getFieldName() == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
      }
    }
    String message =
        mapping instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null
            ? wanted(mismatch.getTargetType())
            : "is not valid";
    return Bound.error(path.isEmpty() ? WHOLE : path.toString(), message);
  }

  private static String wanted(Class<?> type) {
    if (type == boolean.class || type == Boolean.class) {
      return "must be true or false";
    } else if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
      return "must be a number";
    } else if (CharSequence.class.isAssignableFrom(type)) {
      return "must be text";
    } else if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .map(constant -> ((Enum<?>) constant).name())
          .collect(Collectors.joining(", ", "must be one of ", ""));
    } else if (type.isArray() || Collection.class.isAssignableFrom(type)) {
      return "must be a list";
    } else if (type.isRecord() || Map.class.isAssignableFrom(type)) {
      return "must be an object";
    }
    return "is not valid";
  }
}
