/**
 * Typed keys and the values stored under them on a conn or a socket ({@code assigns} in Phoenix).
 *
 * <p>Plain values, confined to whatever owns them; nothing here blocks.
 */
package io.garuda.assigns;
