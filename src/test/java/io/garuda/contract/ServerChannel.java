package io.garuda.contract;

import io.garuda.channel.Channel;
import io.garuda.channel.JoinResult;
import io.garuda.channel.On;
import io.garuda.channel.Socket;
import io.garuda.socket.Payload;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.naming.NamingException;

/** {@code server:*}, beside the contract: what a server gives to the code of an application. */
@Dependent
public class ServerChannel implements Channel {
  private final Words words;

  @Inject
  public ServerChannel(Words words) {
    this.words = words;
  }

  record Word(String text) {}

  record Count(int count) {}

  @Override
  public JoinResult join(Payload params, Socket socket) {
    words.create();
    return JoinResult.joined();
  }

  @On("look_up")
  Payload lookUp() throws NamingException, SQLException {
    try (Connection connection = Words.lookUp().getConnection()) {
      return Payload.of("valid", connection.isValid(5));
    }
  }

  /** Begins on a thread that no container knows. */
  @On("look_up_later")
  void lookUpLater(Socket socket) {
    CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS)
        .execute(() -> socket.send("look_up"));
  }

  @Override
  public void handleInfo(Object message, Socket socket) {
    try {
      socket.push("looked_up", lookUp());
    } catch (NamingException | SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @On("load")
  Payload load() throws ClassNotFoundException {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    Class<?> loaded = Class.forName(ServerChannel.class.getName(), true, loader);
    return Payload.of("same", loaded == ServerChannel.class);
  }

  @On("count")
  Count count(Socket socket) {
    return new Count(words.count(socket.topic().name()));
  }

  @Transactional
  @On("add")
  Count add(Word word, Socket socket) {
    words.add(socket.topic().name(), word.text());
    return count(socket);
  }

  @Transactional
  @On("add_and_crash")
  void addAndCrash(Word word, Socket socket) {
    words.add(socket.topic().name(), word.text());
    throw new IllegalStateException("the client asked for a crash");
  }

  @Transactional(dontRollbackOn = IllegalStateException.class)
  @On("add_and_crash_anyway")
  void addAndCrashAnyway(Word word, Socket socket) {
    addAndCrash(word, socket);
  }

  @Transactional
  @On("add_and_log")
  Count addAndLog(Word word, Socket socket) {
    words.add(socket.topic().name(), word.text());
    words.log(socket.topic().name(), "log: " + word.text());
    throw new IllegalStateException("the client asked for a crash");
  }

  @RolesAllowed("admin")
  @On("clear")
  Count clear(Socket socket) {
    words.clear(socket.topic().name());
    return count(socket);
  }
}
