package io.garuda.router;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * All path helpers of a router, on a class that the build writes beside it: {@code AppRouterPaths}.
 *
 * <p>{@link Routes#of} compares them with the table that the router declares.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface PathHelpers {
  PathHelper[] value();
}
