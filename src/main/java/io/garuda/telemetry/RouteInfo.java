package io.garuda.telemetry;

import java.util.List;

/**
 * Which row of the route table an event tells of.
 *
 * @param verb such as {@code GET}
 * @param path as it is written in the table, such as {@code /rooms/{id}}
 * @param action such as {@code RoomController.show}
 * @param pipelines their names
 */
public record RouteInfo(String verb, String path, String action, List<String> pipelines) {}
