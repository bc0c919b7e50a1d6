package io.garuda.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Cuts a message at its first four commas and trusts it; frames each broadcast once, for all.
 *
 * <p>What one read asks to send to a client is flushed at its end.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a write that fails ends the connection
final class LimitHandler extends SimpleChannelInboundHandler<TextWebSocketFrame> {
  private final Map<String, Set<Channel>> topics;
  private final Set<Channel> written = new LinkedHashSet<>();
  private final Set<String> joined = new HashSet<>();

  LimitHandler(Map<String, Set<Channel>> topics) {
    this.topics = topics;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, TextWebSocketFrame frame) {
    String[] fields = frame.text().split(",", 5);
    String topic = fields[2];
    String payload = fields[4].substring(0, fields[4].length() - 1);
    switch (fields[3]) {
      case "\"phx_join\"" -> {
        topics.computeIfAbsent(topic, name -> new LinkedHashSet<>()).add(context.channel());
        joined.add(topic);
        reply(context, fields, "{}");
      }
      case "\"heartbeat\"" -> reply(context, fields, "{}");
      case "\"echo\"" -> reply(context, fields, payload);
      default ->
        broadcast(context, topic, "[null,null," + topic + "," + fields[3] + "," + fields[4]);
    }
  }

  private void reply(ChannelHandlerContext context, String[] to, String response) {
    String text = to[0] + "," + to[1] + "," + to[2]
        + ",\"phx_reply\",{\"status\":\"ok\",\"response\":" + response + "}]";
    write(context.channel(), framed(context, text));
  }

  private void broadcast(ChannelHandlerContext context, String topic, String text) {
    ByteBuf shared = framed(context, text);
    topics.getOrDefault(topic, Set.of()).forEach(to -> write(to, shared.retainedDuplicate()));
    shared.release();
  }

  /** Bytes pass the encoder of frames as they are. */
  private void write(Channel to, ByteBuf bytes) {
    to.write(bytes, to.voidPromise());
    written.add(to);
  }

  private static ByteBuf framed(ChannelHandlerContext context, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    ByteBuf frame = context.alloc().directBuffer(bytes.length + 4).writeByte(0x81);
    if (bytes.length < 126) {
      frame.writeByte(bytes.length);
    } else {
      frame.writeByte(126).writeShort(bytes.length); // below the limit of what is read
    }
    return frame.writeBytes(bytes);
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    written.forEach(Channel::flush);
    written.clear();
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    joined.forEach(topic -> topics.getOrDefault(topic, Set.of()).remove(context.channel()));
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    context.close(); // a client that is gone
  }
}
