/**
 * Values that the application hands out and trusts when they come back ({@code Phoenix.Token}).
 *
 * <p>Signed tokens are JWS with HS256, encrypted ones JWE with A256CBC-HS512 (RFC 7515, 7516), made by
 * Nimbus JOSE+JWT under keys that are derived for each salt. Any thread; nothing blocks.
 *
 * <p>Decision: a token's header is one of two constants, compared as text before anything is parsed. A
 * token cannot choose its algorithm, its key or a compression, so {@code none}, a public key taken for
 * a secret, and compressed bombs are refused alike. A key of A256CBC-HS512 makes any number of tokens,
 * while random nonces of GCM would repeat some day.
 *
 * <p>Left out on purpose: standard claims and public keys. Tokens are for the application that made
 * them; only their signature is a contract.
 */
@NullMarked
package io.garuda.token;

import org.jspecify.annotations.NullMarked;
