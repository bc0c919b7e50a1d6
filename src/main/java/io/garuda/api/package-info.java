/**
 * Publishes, reads histories and presences and disconnects for programs in any language, over HTTP; guarded by
 * signed tokens. Phoenix has no such thing.
 *
 * <p>The application mounts {@link io.garuda.api.PubSubApi} in its router. Its actions run on the request's
 * thread; what waits for an engine is answered when it has answered. A list of presences may block in {@code
 * Presence.fetch}.
 *
 * <p>Left out: long-lived connections, which sockets are for, and a list of topics: nodes do not know it.
 */
@org.jspecify.annotations.NullMarked
package io.garuda.api;
