package io.garuda.contract;

import io.garuda.channel.Channel;
import io.garuda.channel.JoinResult;
import io.garuda.channel.On;
import io.garuda.channel.Socket;
import io.garuda.outbox.Outbox;
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
  private final Deployments deployments;
  private final Outbox outbox;

  @Inject
  public ServerChannel(Words words, Deployments deployments, Outbox outbox) {
    this.words = words;
    this.deployments = deployments;
    this.outbox = outbox;
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

  /** Tells everybody how many deployments there were, and the client, too. */
  @On("deployment")
  Count deployment(Socket socket) {
    Count count = new Count(deployments.count());
    socket.broadcast("deployment", Payload.of("count", count.count()));
    return count;
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

  /** Tells of a word once it is there for good, and of the attempt at once. */
  @Transactional
  @On("announce")
  void announce(Word word, Socket socket) {
    outbox.broadcast(socket.topic().name(), "added", Payload.json(word));
    words.add(socket.topic().name(), word.text());
    socket.broadcast("adding", Payload.json(word));
  }

  @Transactional
  @On("announce_and_crash")
  void announceAndCrash(Word word, Socket socket) {
    announce(word, socket);
    throw new IllegalStateException("the client asked for a crash");
  }

  @On("announce_outside")
  void announceOutside(Word word, Socket socket) {
    outbox.broadcast(socket.topic().name(), "added", Payload.json(word));
  }

  @RolesAllowed("admin")
  @On("clear")
  Count clear(Socket socket) {
    words.clear(socket.topic().name());
    return count(socket);
  }
}
