@NullMarked
package io.garuda.cli;

import org.jspecify.annotations.NullMarked;
