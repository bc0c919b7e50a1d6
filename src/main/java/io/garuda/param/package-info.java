/**
 * Parameters of requests, connects and forms as one immutable value ({@code params} in Phoenix).
 *
 * <p>Plain values; nothing here blocks.
 */
package io.garuda.param;
