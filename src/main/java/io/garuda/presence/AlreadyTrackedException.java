package io.garuda.presence;

/** The same owner is on the topic under that key already. */
public final class AlreadyTrackedException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  AlreadyTrackedException(String topic, String key) {
    super("expected an owner to track a key once on each topic, got: already tracked \"" + key
        + "\" on \"" + topic + "\"; call update to change its meta");
  }
}
