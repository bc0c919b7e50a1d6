package io.garuda.telemetry;

import java.lang.System.Logger.Level;

/**
 * Of which joined topic of which connection an event tells.
 *
 * @param topic as the client named it: of any client's choice, so nothing to count by
 * @param pattern of the channel's route, such as {@code room:*}
 * @param channel its class
 * @param logJoin at which level the log tells of joins
 * @param logHandleIn at which level the log tells of each event of the client's
 */
public record ChannelInfo(
    SocketInfo socket,
    String topic,
    String pattern,
    Class<?> channel,
    Level logJoin,
    Level logHandleIn) {}
