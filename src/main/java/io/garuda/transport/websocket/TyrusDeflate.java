package io.garuda.transport.websocket;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Objects;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.glassfish.tyrus.core.extension.ExtendedExtension;
import org.glassfish.tyrus.core.frame.Frame;
import org.jspecify.annotations.Nullable;

/**
 * {@code permessage-deflate} for Tyrus, which brings none (RFC 7692).
 *
 * <p>Both sides keep their window from message to message. Inflating stops one byte above the mount's
 * limit, so that a small frame cannot fill the heap: the rest is cut and {@link Inbound} answers 1009.
 */
final class TyrusDeflate implements ExtendedExtension {
  private static final String STATE = TyrusDeflate.class.getName();
  private static final byte[] TAIL = {0, 0, (byte) 0xff, (byte) 0xff};

  private static final class State {
    final Inflater inflater = new Inflater(true);
    final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    boolean inflating;
  }

  private final int limit;

  TyrusDeflate(int limit) {
    this.limit = limit;
  }

  @Override
  public String getName() {
    return Compression.NAME;
  }

  @Override
  public List<Parameter> getParameters() {
    return List.of();
  }

  @Override
  public List<Parameter> onExtensionNegotiation(
      ExtensionContext context, @Nullable List<Parameter> requested) {
    context.getProperties().put(STATE, new State());
    return List.of();
  }

  @Override
  public void onHandshakeResponse(ExtensionContext context, List<Parameter> response) {
    // a client's
  }

  @Override
  public Frame processIncoming(ExtensionContext context, Frame frame) {
    State state = state(context);
    if (frame.isControlFrame()) {
      return frame;
    }
    if (frame.getOpcode() != 0) {
      state.inflating = frame.isRsv1();
    }
    if (!state.inflating) {
      return frame;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      inflate(state.inflater, frame.getPayloadData(), (int) frame.getPayloadLength(), out);
      if (frame.isFin()) {
        inflate(state.inflater, TAIL, TAIL.length, out);
      }
    } catch (DataFormatException e) {
      return frame; // what it holds is no message: the socket refuses it
    }
    return Frame.builder(frame).payloadData(out.toByteArray()).rsv1(false).build();
  }

  private void inflate(Inflater inflater, byte[] data, int length, ByteArrayOutputStream out)
      throws DataFormatException {
    byte[] part = new byte[Math.min(8 * 1024, limit + 1)];
    inflater.setInput(data, 0, length);
    int count = 1;
    while (count > 0 && out.size() <= limit) {
      count = inflater.inflate(part);
      out.write(part, 0, count);
    }
  }

  @Override
  public Frame processOutgoing(ExtensionContext context, Frame frame) {
    if (frame.isControlFrame()) {
      return frame;
    }
    Deflater deflater = state(context).deflater;
    deflater.setInput(frame.getPayloadData(), 0, (int) frame.getPayloadLength());
    ByteArrayOutputStream out = new ByteArrayOutputStream((int) frame.getPayloadLength() / 2 + 16);
    byte[] part = new byte[8 * 1024];
    for (int count; (count = deflater.deflate(part, 0, part.length, Deflater.SYNC_FLUSH)) > 0; ) {
      out.write(part, 0, count);
    }
    byte[] data = out.toByteArray();
    return Frame.builder(frame)
        .payloadData(data)
        .payloadLength(data.length - TAIL.length) // a flush ends with it, a message does not
        .rsv1(true)
        .build();
  }

  private static State state(ExtensionContext context) {
    return (State) Objects.requireNonNull(
        context.getProperties().get(STATE), "expected a negotiated extension");
  }

  @Override
  public void destroy(ExtensionContext context) {
    if (context.getProperties().remove(STATE) instanceof State state) {
      state.inflater.end();
      state.deflater.end();
    }
  }
}
