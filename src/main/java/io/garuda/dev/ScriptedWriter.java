package io.garuda.dev;

import java.io.IOException;
import java.io.Writer;

/** Writes the tag before the end of a page's body. */
final class ScriptedWriter extends Writer {
  private final Writer out;
  private final ScriptedResponse response;
  private final String tag;
  private final BodyEnd end = new BodyEnd();

  ScriptedWriter(Writer out, ScriptedResponse response, String tag) {
    this.out = out;
    this.response = response;
    this.tag = tag;
  }

  @Override
  public void write(char[] text, int offset, int length) throws IOException {
    response.begin();
    int at = response.isPage() ? end.find(index -> text[index], offset, offset + length) : -1;
    if (at < 0) {
      out.write(text, offset, length);
    } else {
      out.write(text, offset, at - offset);
      out.write(tag);
      out.write(text, at, offset + length - at);
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
}
