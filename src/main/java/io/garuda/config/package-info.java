/**
 * Settings of an application from outside its code: system properties, the environment, JNDI, the servlet
 * context and files, in one order ({@code config/runtime.exs}).
 *
 * <p>A setting has a typed {@link io.garuda.config.ConfigKey}. {@link io.garuda.config.Config} is read once,
 * before the endpoint starts, and does not change; any thread. All mistakes are told at once, by {@link
 * io.garuda.config.ConfigException}, and stop the deployment.
 *
 * <p>A feature adds a key of Garuda's as a constant beside it, and says in {@code endpoint.Settings} what
 * becomes of it. An application's own keys need no list: they are checked when they are read.
 *
 * <p>Left out on purpose: references between values, profiles, and changes while the application runs.
 */
@NullMarked
package io.garuda.config;

import org.jspecify.annotations.NullMarked;
