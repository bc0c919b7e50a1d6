package io.garuda.processor;

/** Why there is no helper, and where. */
record Problem(String message, ReadRoute.Place place) {}
