/**
 * The one place where errors become answers ({@code Phoenix.Endpoint.RenderErrors}).
 *
 * <p>{@link io.garuda.error.ErrorRendering} says how, {@link io.garuda.error.RenderErrors} does it, for
 * the endpoint's filter and for JAX-RS alike. Runs on the request's thread. An error page that fails
 * itself is logged and answered with the status's phrase, so that an error never ends in nothing.
 */
package io.garuda.error;
