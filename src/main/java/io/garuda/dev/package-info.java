/**
 * What pages need while one develops: they load themselves again ({@code Phoenix.LiveReloader}).
 *
 * <p>Active with the setting {@code garuda.dev} alone. {@link io.garuda.dev.PageScript} puts a module into each
 * page that a browser goes to; it joins {@link io.garuda.dev.ReloadChannel} over a socket of its own, and is told
 * what changed by whoever calls {@link io.garuda.dev.Reload}, such as the development server.
 *
 * <p>Threads: the filter runs on the request's, the channel on its mailbox, and telling on that of whoever
 * tells. Nothing blocks. Left out: looking for changes, which is the development server's.
 */
package io.garuda.dev;
