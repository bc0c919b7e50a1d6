/**
 * A small blog, whose sources and tests the guides quote: the web side.
 *
 * <p>Written as an application that uses Garuda would be. What the example of {@code src/main} shows,
 * the guides quote from there.
 */
@NullMarked
package io.garuda.guide;

import org.jspecify.annotations.NullMarked;
