/**
 * Templates by jte, compiled in the build.
 *
 * <p>Rendering runs on the request's thread and does not block.
 */
package io.garuda.view.jte;
