/**
 * What an action answers with when it answers with a page ({@code Phoenix.View}, as a value).
 *
 * <p>Views are immutable. Rendering runs on the request's thread, into memory, so that a template
 * that fails half way still ends in an error page. Engines live in packages of their own.
 */
package io.garuda.view;
