package io.garuda.tracker;

import java.util.List;

/** Who came and who went; an update is both. */
public record Change(List<Tracked> joins, List<Tracked> leaves) {}
