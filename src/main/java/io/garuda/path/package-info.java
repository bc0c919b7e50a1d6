/**
 * Paths of the application as values ({@code Phoenix.VerifiedRoutes}).
 *
 * <p>Encoding is done here, once; where the application lies is added by {@code conn.path}. Plain
 * values; nothing here blocks. The helpers that make them of routes are
 * written by the build.
 */
package io.garuda.path;
