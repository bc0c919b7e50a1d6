package io.garuda.router;

import io.garuda.param.Params;

/**
 * What the table found for a request.
 *
 * @param params by the names of the path template, decoded
 */
public record RouteMatch(Route route, Params params) {
  /** The request attribute under which the endpoint keeps what it matched. */
  public static final String ATTRIBUTE = RouteMatch.class.getName();
}
