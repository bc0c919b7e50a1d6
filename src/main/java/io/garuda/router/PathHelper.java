package io.garuda.router;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says of what row of the table a path helper was made; written by the build. */
@Retention(RetentionPolicy.RUNTIME)
@Target({})
public @interface PathHelper {
  /** Names the helper: {@code RoomPath.show}. */
  String name();

  String method();

  /** Holds the template: {@code /rooms/{id}}. */
  String path();

  Class<?> controller();

  String action();
}
