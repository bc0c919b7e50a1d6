package io.garuda.param;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Hides values that belong into no log ({@code filter_parameters} of {@code Phoenix.Logger});
 * immutable.
 *
 * <p>By default those whose name contains {@code password}, {@code token}, {@code secret} or {@code
 * authorization}, in small letters or capitals, nested ones too: {@code user[password]}.
 */
public final class ParamFilter {
  /** Stands for a value that is hidden. */
  public static final String FILTERED = "[FILTERED]";

  private final boolean keeps;
  private final List<String> words;

  /** Will hide what it hides by default. */
  public ParamFilter() {
    this(false, List.of("password", "token", "secret", "authorization"));
  }

  private ParamFilter(boolean keeps, List<String> words) {
    this.keeps = keeps;
    this.words = words.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
  }

  /** Will return a filter that hides names which contain one of these, instead of the default. */
  public static ParamFilter hide(String... words) {
    return new ParamFilter(false, List.of(words));
  }

  /** Will return a filter that hides all but these names, and what is nested in them. */
  public static ParamFilter keep(String... names) {
    return new ParamFilter(true, List.of(names));
  }

  /** Will tell whether the value of a parameter or header is to be hidden. */
  public boolean hides(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return keeps
        ? words.stream().noneMatch(kept -> lower.equals(kept) || lower.startsWith(kept + "["))
        : words.stream().anyMatch(lower::contains);
  }

  /** Whether it hides all but some names. */
  boolean keeps() {
    return keeps;
  }

  /** Will return the parameters with {@code [FILTERED]} for what is hidden. */
  public Params apply(Params params) {
    Map<String, List<String>> shown = new LinkedHashMap<>();
    for (String name : params.names()) {
      shown.put(name, hides(name) ? List.of(FILTERED) : params.all(name));
    }
    return Params.ofAll(shown);
  }
}
