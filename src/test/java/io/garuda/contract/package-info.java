/**
 * The contract server: a small application that any implementation of the protocol can be asked to
 * serve, so that clients, load tools and conformance suites can be pointed at it.
 *
 * <p>Written with the public API alone. {@link io.garuda.contract.ContractServer} packs it into an
 * unpacked WAR of the same layout as the executable one and starts that with the same launcher.
 */
package io.garuda.contract;
