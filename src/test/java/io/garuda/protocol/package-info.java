/**
 * What goes over the wire, frame by frame, against the contract server.
 *
 * <p>Each claim is a row of the protocol's description (Phoenix 1.8, V2 text) or a rule of RFC 6455,
 * written as literal frames. Topics are new in each test, so that tests share one server.
 */
package io.garuda.protocol;
