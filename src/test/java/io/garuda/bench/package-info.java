/**
 * {@code mvn verify -Pbench}: the contract server beside a floor and a limit, in one run.
 *
 * <p>The floor is what one writes on plain JSR-356, the limit a loop of Netty that knows nothing but
 * this load. Each is a JVM of its own on core 0, the load generator runs on core 1. All three serve the
 * same scenarios in turn, so that the machine's moods meet all; only their ratios are comparable
 * between machines.
 */
package io.garuda.bench;
