package io.garuda.error;

import java.util.List;
import java.util.Map;

/**
 * What an error view is told; nothing of the exception, so that no page can leak it.
 *
 * @param status 400 to 599
 * @param reasonPhrase such as {@code Not Found}
 * @param path that was asked for, below the context path, not decoded
 * @param requestId by which the log names the request; empty without the plug {@code RequestId}
 * @param errors messages by parameter, of an {@code InvalidParamsException}; else empty
 */
public record ErrorPage(
    int status,
    String reasonPhrase,
    String path,
    String requestId,
    Map<String, List<String>> errors) {}
