@NullMarked
package io.garuda.generator;

import org.jspecify.annotations.NullMarked;
