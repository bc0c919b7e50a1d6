/**
 * The command line, by picocli: what {@code mix phx.server}, {@code phx.routes}, {@code phx.new} and {@code phx.gen.*}
 * are to Phoenix.
 *
 * <p>{@link io.garuda.cli.Main} is the main class of every WAR: without a command it serves the WAR. It lies beside
 * the launcher's classes, see {@link io.garuda.launcher}, and is an artifact of its own, classifier {@code cli}, which
 * the script {@code garuda} of a project starts.
 *
 * <p>Threads: everything runs on the main thread.
 */
@NullMarked
package io.garuda.cli;

import org.jspecify.annotations.NullMarked;
