package io.garuda.appweb;

import io.garuda.app.Room;

/** A room in the list, and how many people are in it. */
public record ListedRoom(Room room, int here) {}
