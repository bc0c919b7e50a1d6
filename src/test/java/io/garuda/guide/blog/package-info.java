/** The blog's rules; they know nothing of the web. */
@NullMarked
package io.garuda.guide.blog;

import org.jspecify.annotations.NullMarked;
