/**
 * Texts by language, from resource bundles (what {@code Gettext} is to Phoenix).
 *
 * <p>Bundles are read when the application starts; looking a text up never blocks.
 */
package io.garuda.i18n;
