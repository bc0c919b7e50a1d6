package io.garuda.channel;

import java.lang.System.Logger.Level;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * At which levels the log tells of a channel ({@code use Phoenix.Channel, log_join: ...}).
 *
 * <p>{@link Level#OFF} silences it. Without this, joins are told at INFO and events at DEBUG.
 */
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Logged {
  /** Of joins, answered or refused. */
  Level join() default Level.INFO;

  /** Of each event of a client's. */
  Level handleIn() default Level.DEBUG;
}
