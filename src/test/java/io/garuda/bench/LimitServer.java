package io.garuda.bench;

import io.garuda.command.ServerProcess;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** One loop of Netty on one thread: what this load costs at the least in Java. */
public final class LimitServer {
  private static final int MAX_BYTES = 65_536;

  private LimitServer() {}

  public static void main(String[] args) throws Exception {
    EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    Map<String, Set<Channel>> topics = new HashMap<>();
    Channel server = new ServerBootstrap()
        .group(loop)
        .channel(NioServerSocketChannel.class)
        .option(ChannelOption.SO_BACKLOG, 1024)
        .childOption(ChannelOption.TCP_NODELAY, true)
        .childHandler(new ChannelInitializer<Channel>() {
          @Override
          protected void initChannel(Channel channel) {
            channel
                .pipeline()
                .addLast(
                    new HttpServerCodec(),
                    new HttpObjectAggregator(MAX_BYTES),
                    new WebSocketServerProtocolHandler(
                        "/socket/websocket", null, false, MAX_BYTES, false, true),
                    new LimitHandler(topics));
          }
        })
        .bind("127.0.0.1", 0)
        .sync()
        .channel();
    ServerProcess.listening(((InetSocketAddress) server.localAddress()).getPort());
    server.closeFuture().sync();
  }
}
