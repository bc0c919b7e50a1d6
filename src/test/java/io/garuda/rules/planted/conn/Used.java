package io.garuda.rules.planted.conn;

/** Without a fault. */
public final class Used {}
