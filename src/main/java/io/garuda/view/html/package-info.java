/**
 * Forms and their fields as parts of templates ({@code Phoenix.HTML}, the inputs of its {@code
 * CoreComponents}).
 *
 * <p>Values, used while a page is rendered, on the request's thread; nothing blocks. How they look is
 * the business of the application's style sheet; who wants other markup writes a template of their own
 * for a {@link io.garuda.view.Field}.
 */
package io.garuda.view.html;
