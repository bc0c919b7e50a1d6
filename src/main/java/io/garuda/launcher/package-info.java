/**
 * Runs the WAR with {@code java -jar}: the job of {@code mix phx.server} in a release.
 *
 * <p>{@code io.garuda.cli.Main} reads the command line, {@link io.garuda.launcher.Launcher} unpacks
 * the WAR into a temporary directory and starts the server in {@code io.garuda.launcher.tomcat} behind
 * a class loader of its own, so that the application sees the server's classes and the JDK only, as on
 * an installed server. {@link io.garuda.launcher.DevServer} runs an application from its sources instead, and
 * follows them. This package uses JDK classes only.
 *
 * <p>Threads: everything runs on the caller's thread; stopping runs on the thread that closes the
 * {@link io.garuda.launcher.RunningServer}, a shutdown hook when started from the command line. The development server compiles and
 * starts the application anew on a thread of its own.
 *
 * <p>Decision: these classes lie under {@code META-INF/versions/9} of the WAR, whose manifest says
 * {@code Multi-Release}. {@code java -jar} finds them there, and no servlet container serves anything
 * under {@code META-INF}; at the root of the WAR every server would offer them for download.
 *
 * <p>Left out: access logs, certificates that are renewed while the server runs, tuning of the server.
 * Who needs these installs a Tomcat.
 */
@NullMarked
package io.garuda.launcher;

import org.jspecify.annotations.NullMarked;
