/**
 * Installed servers under test: unpacked by the build, started on free ports, given the WARs.
 *
 * <p>{@code mvn verify -Pservers} runs the tests that take their address from {@link
 * io.garuda.contract.ContractExtension} once for each server.
 */
package io.garuda.server;
