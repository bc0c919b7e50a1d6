package io.garuda.presence;

import java.util.Map;

/** Who came and who went, by key; an update is both, and its new ref tells of the old one. */
public record PresenceDiff(Map<String, PresenceEntry> joins, Map<String, PresenceEntry> leaves) {}
