/**
 * Clients and handlers that ask for too much: each is bounded, and its neighbours do not notice.
 *
 * <p>Against the contract server in this JVM, so that its heap can be counted. {@code mvn verify
 * -Pfaults} runs this package alone, for longer.
 */
package io.garuda.faults;
