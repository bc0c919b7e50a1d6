/**
 * The wire: messages, payloads, topics, frames and serializers ({@code Phoenix.Socket.*}).
 *
 * <p>Immutable values that any thread may use; nothing here blocks or knows a container.
 */
package io.garuda.socket;
