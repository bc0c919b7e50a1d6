/**
 * Applications that generators make, built, tested and deployed as their users would; for {@code mvn verify -Pgenerated}.
 */
@NullMarked
package io.garuda.generated;

import org.jspecify.annotations.NullMarked;
