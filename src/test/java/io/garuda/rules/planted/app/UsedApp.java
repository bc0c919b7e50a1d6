package io.garuda.rules.planted.app;

/** Is used by what must not. */
public final class UsedApp {}
