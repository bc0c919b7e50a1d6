/**
 * Writes the first version of code: a new application, controllers, resources, channels, logins. The job of
 * {@code mix phx.new} and {@code phx.gen.*}.
 *
 * <p>A command describes what it wants as a {@link io.garuda.generator.Plan}: files to write and lines to add to files
 * that are there. The plan is carried out at once or not at all: a file that somebody changed is never written
 * over without being asked for, and a line whose place is not found is printed for the user to paste. Texts come from
 * templates ({@code io/garuda/generator} in our jar); a project that has one of the same name in {@code
 * src/main/generators} uses its own.
 *
 * <p>Threads: all on the command line's own. Left out: umbrella projects, LiveView's generators, mailers.
 */
@NullMarked
package io.garuda.generator;

import org.jspecify.annotations.NullMarked;
