/**
 * What holds for all sources: who may use whom, and how long a file may be.
 *
 * <p>Below {@code planted} stands a small tree with a fault for each rule, so that it is known that
 * each can fail.
 */
package io.garuda.rules;
