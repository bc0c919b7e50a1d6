/**
 * Writes path helpers from the source of the route table ({@code Phoenix.VerifiedRoutes}).
 *
 * <p>An annotation processor, on javac's thread in the build; no server loads it. It reads the bodies
 * of {@link io.garuda.router.Router#routes} by the Compiler Tree API as plain Java: scopes and their
 * blocks, constants, loops over {@code List.of}, methods and other routers that are given the table.
 * What it cannot read gets a warning at its line and no helper; {@code @SuppressWarnings("paths")} on
 * the router accepts that. What it misreads stops the deployment: {@link io.garuda.router.Routes}
 * compares.
 *
 * <p>Names are looked up here, not by javac, which cannot attribute code that uses helpers before they
 * are there. Left out on purpose: other compilers than javac.
 */
package io.garuda.processor;
