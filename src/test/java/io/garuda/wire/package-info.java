/**
 * WebSocket and Phoenix clients made of bytes, to test servers with (RFC 6455).
 *
 * <p>A client sends whatever it is told, right or wrong, and believes nothing: each byte of the
 * server is checked, and the first that breaks a rule fails the test. No thread runs in the back:
 * the test's own thread reads when it waits, up to a deadline. So a test that does not read is a slow
 * reader.
 */
package io.garuda.wire;
