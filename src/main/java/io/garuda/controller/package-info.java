/**
 * What actions may return, and how JAX-RS reads and writes it ({@code Phoenix.Controller}).
 *
 * <p>A {@code View} becomes a page, a {@link io.garuda.controller.Redirect} a 302, a string plain
 * text, a {@code Response} itself, and anything else JSON by Jackson. Everything here runs on the
 * request's thread.
 */
package io.garuda.controller;
