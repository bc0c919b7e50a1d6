package io.garuda.controller;

import io.garuda.plug.Plug;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Runs a plug before the actions of a controller, or before one of them ({@code plug :name when action
 * in [...]}).
 *
 * <p>Behind the pipelines of the route, in the order written: those of the class, then those of the
 * method. A plug that halts keeps the action from running. The plug is a CDI bean, or has a constructor
 * without parameters; one instance serves all requests.
 */
@Documented
@Inherited
@Repeatable(UsePlug.List.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface UsePlug {
  Class<? extends Plug> value();

  /** Names of the actions it runs before; every action if there are none. */
  String[] actions() default {};

  /** Holds several. */
  @Documented
  @Inherited
  @Retention(RetentionPolicy.RUNTIME)
  @Target({ElementType.TYPE, ElementType.METHOD})
  @interface List {
    UsePlug[] value();
  }
}
