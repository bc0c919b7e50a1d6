package io.garuda.router;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Values by a prefix of what is asked, found in one walk along its characters; built, then read. */
final class PrefixTree<T> {
  private char[] characters = {};
  private final List<PrefixTree<T>> children = new ArrayList<>(0);
  private @Nullable T value;

  /** Will return the value that stands at a prefix, after making it if it is new. */
  T computeIfAbsent(String prefix, Supplier<T> maker) {
    PrefixTree<T> node = this;
    for (int i = 0; i < prefix.length(); i++) {
      node = node.child(prefix.charAt(i));
    }
    T known = node.value;
    if (known == null) {
      known = maker.get();
      node.value = known;
    }
    return known;
  }

  private PrefixTree<T> child(char c) {
    int at = Arrays.binarySearch(characters, c);
    if (at < 0) {
      at = -at - 1;
      char[] more = Arrays.copyOf(characters, characters.length + 1);
      System.arraycopy(characters, at, more, at + 1, characters.length - at);
      more[at] = c;
      characters = more;
      children.add(at, new PrefixTree<>());
    }
    return children.get(at);
  }

  /** Will return what stands at the prefix that led here. */
  @Nullable
  T value() {
    return value;
  }

  /** Will go one character on; none if no prefix goes on so. */
  @Nullable
  PrefixTree<T> next(char c) {
    int at = Arrays.binarySearch(characters, c);
    return at < 0 ? null : children.get(at);
  }
}
