/**
 * The example's rules: rooms, who is in them, what was said last. A context, as Phoenix calls it.
 *
 * <p>Knows nothing of HTTP, sockets or pages. Any thread may call; nothing blocks. Everything lives in
 * memory, is bounded, and is gone with the deployment.
 */
@NullMarked
package io.garuda.app;

import org.jspecify.annotations.NullMarked;
