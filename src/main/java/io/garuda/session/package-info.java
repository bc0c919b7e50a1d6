/**
 * The session of a browser under typed keys ({@code Plug.Session}), kept by the container, and the
 * messages for its next page ({@code Phoenix.Flash}).
 *
 * <p>Runs on the request's thread and does not block; a container that clusters its sessions may.
 * A session is created by the first write. Values are serializable, so that they can move between
 * nodes.
 */
package io.garuda.session;
