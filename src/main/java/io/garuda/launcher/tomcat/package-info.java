/**
 * The embedded Tomcat behind {@code io.garuda.launcher}.
 *
 * <p>Loaded by {@code TomcatLoader} together with Tomcat's own jars; the launcher knows it by name
 * only. Threads: starting and stopping run on the caller's, requests on Tomcat's (virtual ones from
 * JDK 24 on: before, blocking writes pin their carrier).
 */
@NullMarked
package io.garuda.launcher.tomcat;

import org.jspecify.annotations.NullMarked;
