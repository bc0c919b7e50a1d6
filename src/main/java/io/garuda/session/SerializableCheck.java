package io.garuda.session;

import io.garuda.assigns.Key;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what could not move to another node, before it is in the session.
 *
 * <p>All else than plain values, and records of them, is written to nowhere: it costs what replication
 * costs.
 */
final class SerializableCheck {
  private static final Set<Class<?>> PLAIN = Set.of(
      String.class,
      Boolean.class,
      Character.class,
      Byte.class,
      Short.class,
      Integer.class,
      Long.class,
      Float.class,
      Double.class,
      BigInteger.class,
      BigDecimal.class,
      UUID.class,
      Instant.class,
      Duration.class,
      LocalDate.class,
      LocalTime.class,
      LocalDateTime.class,
      OffsetDateTime.class,
      ZonedDateTime.class);

  /** Looked up once for each class. */
  private static final ClassValue<Boolean> ALWAYS_SERIALIZABLE = new ClassValue<>() {
    @Override
    protected Boolean computeValue(Class<?> type) {
      return isPlain(type, 0);
    }
  };

  private static final int DEPTH = 10;

  private SerializableCheck() {}

  /**
   * Will look at a value and all that it holds.
   *
   * @throws IllegalArgumentException if it does not serialize; names the key and the class at fault
   */
  static void check(Key<?> key, Object value) {
    if (ALWAYS_SERIALIZABLE.get(value.getClass())) {
      return;
    }
    if (!(value instanceof Serializable)) {
      throw refused(key, value, value.getClass().getName(), null);
    }
    try (ObjectOutputStream out = new ObjectOutputStream(OutputStream.nullOutputStream())) {
      out.writeObject(value);
    } catch (NotSerializableException e) {
      throw refused(key, value, String.valueOf(e.getMessage()), e);
    } catch (IOException | RuntimeException e) {
      throw refused(key, value, e.toString(), e);
    }
  }

  private static IllegalArgumentException refused(
      Key<?> key, Object value, String culprit, @Nullable Throwable cause) {
    String type = value.getClass().getName();
    return new IllegalArgumentException(
        "expected a serializable value for \"" + key.name() + "\", got: "
            + (culprit.equals(type) ? type : type + ", which holds " + culprit)
            + "; keep an id in the session instead, or implement java.io.Serializable",
        cause);
  }

  private static boolean isPlain(Class<?> type, int depth) {
    if (type.isPrimitive() || PLAIN.contains(type) || type.isEnum()) {
      return true;
    }
    if (!type.isRecord() || !Serializable.class.isAssignableFrom(type) || depth > DEPTH) {
      return false;
    }
    for (RecordComponent component : type.getRecordComponents()) {
      if (!isPlain(component.getType(), depth + 1)) {
        return false;
      }
    }
    return true;
  }
}
