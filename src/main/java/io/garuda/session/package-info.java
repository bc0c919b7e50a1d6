/**
 * The session of a browser under typed keys ({@code Plug.Session}), in the container or in a signed
 * cookie, and the messages for its next page ({@code Phoenix.Flash}).
 *
 * <p>Runs on the request's thread and does not block; a container that clusters its sessions may.
 * A session is created by the first write, and what it cannot keep is refused there and then.
 *
 * <p>Decision: changes of the container's session count at once, those of a cookie when the answer
 * begins. {@code renew} takes the CSRF secret, too, which in Phoenix is the application's to do: whoever
 * planted a session knows it.
 *
 * <p>Left out on purpose: {@code configure_session(ignore: true)}; {@code Conn.forgetSession} is for
 * requests that are not to be trusted.
 */
package io.garuda.session;
