package io.garuda.conn;

import java.io.IOException;
import java.io.Writer;

/** Begins the response before its first character. */
final class BeginningWriter extends Writer {
  private final Writer target;
  private final ConnResponse response;

  BeginningWriter(Writer target, ConnResponse response) {
    this.target = target;
    this.response = response;
  }

  @Override
  public void write(char[] chars, int offset, int length) throws IOException {
    if (response.beginBody()) {
      target.write(chars, offset, length);
    }
  }

  @Override
  public void flush() throws IOException {
    if (response.proceed()) {
      target.flush();
    }
  }

  @Override
  public void close() throws IOException {
    if (response.proceed()) {
      target.close();
    }
  }
}
