package io.garuda.dev;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;

/** Writes the tag before the end of a page's body. */
final class ScriptedStream extends ServletOutputStream {
  private final ServletOutputStream out;
  private final ScriptedResponse response;
  private final byte[] tag;
  private final BodyEnd end = new BodyEnd();

  ScriptedStream(ServletOutputStream out, ScriptedResponse response, byte[] tag) {
    this.out = out;
    this.response = response;
    this.tag = tag;
  }

  @Override
  public void write(int unit) throws IOException {
    write(new byte[] {(byte) unit}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    response.begin();
    int at = response.isPage()
        ? end.find(index -> (char) (bytes[index] & 0xff), offset, offset + length)
        : -1;
    if (at < 0) {
      out.write(bytes, offset, length);
    } else {
      out.write(bytes, offset, at - offset);
      out.write(tag);
      out.write(bytes, at, offset + length - at);
    }
  }

  @Override
  public void flush() throws IOException {
    response.begin();
    out.flush();
  }

  @Override
  public void close() throws IOException {
    response.begin();
    out.close();
  }

  @Override
  public boolean isReady() {
    return out.isReady();
  }

  @Override
  public void setWriteListener(WriteListener listener) {
    out.setWriteListener(listener);
  }
}
