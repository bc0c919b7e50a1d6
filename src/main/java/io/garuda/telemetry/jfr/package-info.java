/**
 * Tells the JVM's Flight Recorder what telemetry tells, while something records.
 *
 * <p>Nothing is attached until a recording starts, and nothing after the last one stops. Events are
 * committed on the thread on which they happen; the JVM writes them without a lock.
 */
package io.garuda.telemetry.jfr;
