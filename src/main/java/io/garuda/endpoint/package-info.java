/**
 * Where requests and sockets come in ({@code Phoenix.Endpoint}), and what ties all parts to the server.
 *
 * <p>At deployment the initializer starts CDI where the application brings its own, and the listener
 * finds the one {@link io.garuda.endpoint.Endpoint} bean, reads its config, checks every route against
 * its controller, opens the sockets and adds the one filter. A mistake stops the deployment and says
 * how to mend it. Requests run on the container's threads from end to end.
 *
 * <p>Decision: one filter of ours that calls Jersey, and no second filter or servlet. Servers order two
 * programmatic filters differently, and a servlet at {@code /*} would hide static files. Jersey never
 * chooses between routes: each has an internal path of its own, so that its precedence, and the same
 * path for two hosts, cannot get in the way.
 */
package io.garuda.endpoint;
