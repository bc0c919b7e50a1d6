package io.garuda.conn;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;

/** Begins the response before its first byte. */
final class BeginningStream extends ServletOutputStream {
  private final ServletOutputStream target;
  private final ConnResponse response;

  BeginningStream(ServletOutputStream target, ConnResponse response) {
    this.target = target;
    this.response = response;
  }

  @Override
  public void write(int b) throws IOException {
    if (response.beginBody()) {
      target.write(b);
    }
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (response.beginBody()) {
      target.write(bytes, offset, length);
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

  @Override
  public boolean isReady() {
    return target.isReady();
  }

  @Override
  public void setWriteListener(WriteListener listener) {
    target.setWriteListener(listener);
  }
}
