package io.garuda.dev;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Adds a tag to the body of a page; leaves all else as it is. */
final class ScriptedResponse extends HttpServletResponseWrapper {
  private static final String LENGTH = "Content-Length";

  private final String tag;
  private @Nullable ServletOutputStream stream;
  private @Nullable PrintWriter writer;
  private long length = -1;
  private boolean begun;

  ScriptedResponse(HttpServletResponse response, String tag) {
    super(response);
    this.tag = tag;
  }

  /** Will let the length go out, if the body is not another one by then. */
  void begin() {
    if (!begun) {
      begun = true;
      if (length >= 0 && !isPage()) {
        super.setContentLengthLong(length);
      }
    }
  }

  /** Whether the tag belongs here: what is compressed already is not looked into. */
  boolean isPage() {
    String type = getContentType();
    return type != null
        && type.toLowerCase(Locale.ROOT).startsWith("text/html")
        && getHeader("Content-Encoding") == null;
  }

  @Override
  public ServletOutputStream getOutputStream() throws IOException {
    ServletOutputStream known = stream;
    if (known == null) {
      known = new ScriptedStream(
          super.getOutputStream(), this, tag.getBytes(StandardCharsets.US_ASCII));
      stream = known;
    }
    return known;
  }

  @Override
  public PrintWriter getWriter() throws IOException {
    PrintWriter known = writer;
    if (known == null) {
      known = new PrintWriter(new ScriptedWriter(super.getWriter(), this, tag));
      writer = known;
    }
    return known;
  }

  @Override
  public void flushBuffer() throws IOException {
    begin();
    super.flushBuffer();
  }

  @Override
  public void reset() {
    super.reset();
    resetBuffer();
    length = -1;
  }

  @Override
  public void resetBuffer() {
    super.resetBuffer();
    stream = null;
    writer = null;
    begun = false;
  }

  @Override
  public void setContentLength(int bytes) {
    length = bytes;
  }

  @Override
  public void setContentLengthLong(long bytes) {
    length = bytes;
  }

  @Override
  public void setHeader(String name, @Nullable String value) {
    if (name.equalsIgnoreCase(LENGTH) && value != null) {
      length = Long.parseLong(value);
    } else {
      super.setHeader(name, value);
    }
  }

  @Override
  public void addHeader(String name, String value) {
    if (name.equalsIgnoreCase(LENGTH)) {
      length = Long.parseLong(value);
    } else {
      super.addHeader(name, value);
    }
  }

  @Override
  public void setIntHeader(String name, int value) {
    setHeader(name, Integer.toString(value));
  }
}
