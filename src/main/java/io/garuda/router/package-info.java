/**
 * The one table of an application's paths ({@code Phoenix.Router}).
 *
 * <p>A {@link io.garuda.router.Router} declares, {@link io.garuda.router.Routes} is what came of it:
 * immutable, built once at boot, matched on any thread without blocking and without a request.
 * Declaration order wins. Knows nothing of containers; the endpoint registers the actions.
 *
 * <p>Left out on purpose: patterns in a part of a segment. What looks like a dot segment
 * never matches, so that the table and a container's own access rules see the same path.
 */
package io.garuda.router;
