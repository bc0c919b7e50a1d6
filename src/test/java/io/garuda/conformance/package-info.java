/** The contract server, driven by the unmodified {@code phoenix} client under Node. */
package io.garuda.conformance;
