/**
 * What trusted proxies say of the client ({@code Plug.RewriteOn}, {@code Plug.SSL}'s {@code rewrite_on}).
 *
 * <p>Read once, on the request's own thread, before the handshake gate and the first plug, so that all
 * behind them sees the client and not the proxy. All but {@link io.garuda.proxy.ForwardedRequest} are
 * values and know no servlets. Nothing blocks: names are never looked up.
 *
 * <p>Lists are read from their right end, where the nearest proxy added to them, and only as far as
 * trust goes: nothing that a client sent can change how what stands to its right reads, not even an
 * opened quote. What cannot be read, an empty element too, ends the walk. Time is linear in the headers.
 *
 * <p>Left out on purpose: {@code X-Real-IP} and the like, which say nothing of the hops; prefixes of
 * paths. An injected {@code HttpServletRequest} is the server's own, which sees the proxy: ask {@code
 * Conn}, or {@code @Context}.
 */
package io.garuda.proxy;
