/**
 * What the development server knows of a project: the job of {@code Phoenix.CodeReloader}.
 *
 * <p>{@link io.garuda.launcher.dev.Project} is a folder with a {@code pom.xml}; {@link
 * io.garuda.launcher.dev.Maven} is asked once for the class path, {@link io.garuda.launcher.dev.Build}
 * compiles in this JVM, {@link io.garuda.launcher.dev.Watch} looks for files that changed, {@link
 * io.garuda.launcher.dev.Reaction} says what follows, and {@link io.garuda.launcher.dev.Problem} is the page
 * that browsers see while the project does not compile. {@code io.garuda.launcher.DevServer} joins them.
 *
 * <p>Threads: all of it runs on the one thread of the development server, which may block. JDK classes only.
 *
 * <p>Left out: changes in the jars of Tomcat itself, and incremental compilation: all sources are compiled at
 * once, so that none is ever stale.
 */
@NullMarked
package io.garuda.launcher.dev;

import org.jspecify.annotations.NullMarked;
