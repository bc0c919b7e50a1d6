/**
 * Static files under names that hold their digest ({@code mix phx.digest}, {@code static_path}).
 *
 * <p>The build runs {@link io.garuda.assets.Digest} over the files of the WAR and of the jars in it: each
 * is copied beside its plain name, scripts and style sheets name the copies of what they use, and a
 * manifest says what became of what. A name is made of the file's content and of all that it uses, so
 * that a browser may keep it for good, and modules that use each other have one name each.
 *
 * <p>The endpoint reads the manifest once; {@link io.garuda.assets.Assets} is immutable, and nothing of it
 * blocks. Without a manifest, as in tests, plain names are used.
 */
package io.garuda.assets;
