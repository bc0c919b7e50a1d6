package io.garuda.guide.blog;

import io.garuda.param.ToParam;

/** Something to read. */
public record Post(long id, String title, String body) implements ToParam {
  @Override
  public String toParam() {
    return Long.toString(id);
  }
}
