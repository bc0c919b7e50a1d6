package io.garuda.endpoint;

/**
 * A CDI event: the endpoint runs, and no client has come yet. Settings, tokens, pub/sub and the application's beans may
 * be used, so this is the place to bring a database up to date ({@code Application.start/2} in an application of
 * Phoenix).
 *
 * <pre>{@code
 * void migrate(@Observes EndpointStarted started) { ... }
 * }</pre>
 *
 * <p>An observer runs on the thread that deploys; what it throws stops the deployment.
 */
public record EndpointStarted() {}
