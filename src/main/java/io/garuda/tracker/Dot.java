package io.garuda.tracker;

/**
 * One event of one replica.
 *
 * @param number counts the replica's events from 1
 */
public record Dot(String replica, long number) {}
