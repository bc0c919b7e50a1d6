/**
 * Counts what telemetry tells, in Micrometer, if the application brings it.
 *
 * <p>Handlers run on the threads on which events happen; Micrometer's counters take no lock. Nothing here
 * is loaded where {@code micrometer-core} is not on the class path.
 *
 * <p>No client can add a meter: tags are classes, routes as they stand in their tables, and words of
 * ours. Names of events are tags if a method {@code @On} is for them, or else for the first {@value
 * io.garuda.metrics.EventNames#MOST} of a channel that it handles without a crash.
 */
package io.garuda.metrics;
