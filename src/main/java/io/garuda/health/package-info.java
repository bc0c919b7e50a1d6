/**
 * Whether the application lives and may be sent clients, in the JSON of MicroProfile Health 4.0.
 *
 * <p>An application adds a {@link io.garuda.health.HealthCheck} as a CDI bean. Each runs on a thread of its
 * own, which may block, and never twice at once: one that hangs costs one thread and is DOWN. Whoever asks
 * waits without a thread.
 *
 * <p>Decision: an interface of ours, not MicroProfile's. Its API is no part of Jakarta EE, has no time limit,
 * and Payara, which brings it, would answer for the checks of all its applications at once.
 */
package io.garuda.health;
