package io.garuda.presence;

/** There is nothing to update ({@code nopresence} in Phoenix). */
public final class NotTrackedException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  NotTrackedException(String topic, String key) {
    super("expected a presence to update, got: \"" + key + "\" is not tracked on \"" + topic
        + "\" by this owner; call track first");
  }
}
