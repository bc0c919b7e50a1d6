package io.garuda.error;

/**
 * What an error view is told; nothing of the exception, so that no page can leak it.
 *
 * @param status 400 to 599
 * @param reasonPhrase such as {@code Not Found}
 * @param path that was asked for, below the context path, not decoded
 */
public record ErrorPage(int status, String reasonPhrase, String path) {}
