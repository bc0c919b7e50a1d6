package io.garuda.channel;

import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Who had a topic before a channel, and who takes it next; any thread.
 *
 * <p>A second join of a topic: a joined channel becomes inert at once and the new one starts; one that
 * still joins first ends its join, which its deadline bounds. The old channel's phx_close follows the
 * new one's reply, as in Phoenix.
 */
final class Succession {
  private volatile @Nullable ChannelServer before;
  private volatile @Nullable ChannelServer next;

  Succession(@Nullable ChannelServer before) {
    this.before = before;
  }

  Optional<ChannelServer> before() {
    return Optional.ofNullable(before);
  }

  /** Will forget the one before, or else each join of a topic would keep it. */
  void forget() {
    before = null;
  }

  void next(ChannelServer successor) {
    next = successor;
  }

  /** Will hand over to the next, if there is one; once. */
  void handOver(Consumer<ChannelServer> start) {
    ChannelServer successor;
    synchronized (this) {
      successor = next;
      next = null;
    }
    if (successor != null) {
      start.accept(successor);
    }
  }
}
