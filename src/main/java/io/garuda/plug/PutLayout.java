package io.garuda.plug;

import io.garuda.conn.Conn;
import io.garuda.view.View;

/** Puts the views of a pipeline into a layout ({@code put_layout}). */
public final class PutLayout implements Plug {
  private final String layout;

  /** Will use a template such as {@code layout/app} for views that name no layout. */
  public PutLayout(String layout) {
    this.layout = layout;
  }

  @Override
  public void call(Conn conn) {
    conn.assign(View.LAYOUT, layout);
  }
}
