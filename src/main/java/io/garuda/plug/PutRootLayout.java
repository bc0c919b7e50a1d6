package io.garuda.plug;

import io.garuda.conn.Conn;
import io.garuda.view.View;

/**
 * Puts the views of a pipeline, and the layouts around them, into a root layout ({@code
 * put_root_layout}): the document that stays while layouts change.
 */
public final class PutRootLayout implements Plug {
  private final String layout;

  /** Will use a template such as {@code layout/root}; it shows {@code content}. */
  public PutRootLayout(String layout) {
    this.layout = layout;
  }

  @Override
  public void call(Conn conn) {
    conn.assign(View.ROOT_LAYOUT, layout);
  }
}
