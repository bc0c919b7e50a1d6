package io.garuda.rules.planted.misplaced;

/** Is in a package that nobody has thought about. */
final class NoLayer {}
